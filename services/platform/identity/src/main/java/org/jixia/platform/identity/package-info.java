/**
 * Who calls and what they may do: tokens, callers, permissions on endpoints, memberships of workspaces and their freshness. The one
 * place in platform with domain words. May depend on platform errors, ids, http and outbox.
 */
package org.jixia.platform.identity;
