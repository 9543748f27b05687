package org.jixia.drs.domain.objects;

/** A line of a folder's list: a file with its object, or a folder (whose path ends in a slash). */
public record FileEntry(String path, DataObject object) {
    public boolean isFolder() {
        return object == null;
    }
}
