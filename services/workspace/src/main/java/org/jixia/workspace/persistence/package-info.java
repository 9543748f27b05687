/** Visible SQL; rows as private records. May depend on domain. */
package org.jixia.workspace.persistence;
