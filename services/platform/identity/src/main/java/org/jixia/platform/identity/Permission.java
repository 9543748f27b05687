package org.jixia.platform.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right that an endpoint asks for; every endpoint has one, on its method. For a workspace right the membership is checked
 * before the method runs when the path has a parameter {@code workspace}; otherwise the use case asks {@link Memberships} itself,
 * as soon as it knows the workspace.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Permission {
    Right value();

    /** True for what may be done in a locked workspace too although it asks for more than reading: the end of what was begun. */
    boolean evenLocked() default false;

    /**
     * For {@link Right#INTERNAL}: the services that may call, none meaning any. For other rights: who may call besides persons,
     * {@code run}, {@code task} or the name of a service; what they may see is then the use case's to decide.
     */
    String[] callers() default {};
}
