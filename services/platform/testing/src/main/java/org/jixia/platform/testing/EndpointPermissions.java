package org.jixia.platform.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;

/** Lists a service's endpoints and finds those that name no right. */
public final class EndpointPermissions {
    private static final String PERMISSION = "org.jixia.platform.identity.Permission";

    private EndpointPermissions() {}

    /** Fails with the list of endpoints that have no {@code @Permission}, or when there is no endpoint at all. */
    public static void check(String rootPackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
        var endpoints = 0;
        List<String> bare = new ArrayList<>();
        for (var type : classes) {
            for (var method : type.getMethods()) {
                if (isEndpoint(method)) {
                    endpoints++;
                    if (!method.isAnnotatedWith(PERMISSION)) {
                        bare.add(method.getFullName());
                    }
                }
            }
        }
        if (endpoints == 0) {
            throw new AssertionError("no endpoints below " + rootPackage);
        }
        if (!bare.isEmpty()) {
            throw new AssertionError("endpoints without @Permission: " + String.join(", ", bare));
        }
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")
                        || List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS").stream()
                                .anyMatch(verb ->
                                        annotation.getRawType().getName().equals("jakarta.ws.rs." + verb)));
    }
}
