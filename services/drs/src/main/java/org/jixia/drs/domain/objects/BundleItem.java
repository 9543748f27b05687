package org.jixia.drs.domain.objects;

import org.jixia.drs.domain.ObjectId;

/** A member of a bundle under the name that the bundle's author gave it. */
public record BundleItem(ObjectId bundle, String name, ObjectId object, ObjectKind kind) {}
