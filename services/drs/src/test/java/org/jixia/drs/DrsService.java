package org.jixia.drs;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jixia.platform.testing.PlatformTestResource;

/** What the service needs around it in tests; equal for all, so that it boots once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "drs"),
            @ResourceArg(name = "kafka", value = "false"),
            @ResourceArg(name = "objectStore", value = "true")
        })
@QuarkusTestResource(WorkspaceFake.class)
public @interface DrsService {}
