package org.jixia.drs.domain.folders;

/**
 * What lies below a folder.
 *
 * @param files names that show something now
 * @param names those and the names of which only earlier versions are left
 * @param objects everything that has or had these names and still exists
 * @param bytes of all objects
 * @param freed bytes that the workspace stores less when they go: neither references nor registered files, nor what is shown elsewhere
 */
public record FolderContents(long files, long names, long objects, long bytes, long freed) {}
