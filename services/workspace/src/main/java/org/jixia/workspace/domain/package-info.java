/** What workspaces, tables and submissions are and do. Imports the JDK, injection and transaction annotations and platform types. */
package org.jixia.workspace.domain;
