package org.jixia.e2e.pages;

/**
 * One page of the portal as one person sees it.
 *
 * @param name of its picture
 * @param account the demo account that looks at it
 * @param path from the portal's origin
 */
public record Place(String name, String account, String path) {
    @Override
    public String toString() {
        return name;
    }
}
