package org.jixia.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The architecture of a service as rules: arrows point to the domain, the domain knows only the JDK and a few annotations,
 * suffixes say the role. {@code HouseRules.check("org.jixia.drs")} in a plain test is all a service needs.
 */
public final class HouseRules {
    private static final List<String> OUTER = List.of("api", "persistence", "events", "clients");

    private HouseRules() {}

    /** Fails with every violation in the service's own classes. */
    public static void check(String rootPackage) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes below " + rootPackage);
        }
        domainIsPure(rootPackage).check(classes);
        outerPackagesDoNotMeet(rootPackage, classes);
        names(rootPackage).forEach(rule -> rule.check(classes));
        TextRules.check();
        classes.stream()
                .filter(type ->
                        type.isEnum() && type.getAllRawInterfaces().stream().anyMatch(HouseRules::isOfCodes))
                .forEach(type -> TextRules.check(type.reflect()));
    }

    /** Whether constants of the type are codes that have texts; by name, as this module knows no other of ours. */
    private static boolean isOfCodes(JavaClass type) {
        return type.getName().equals("org.jixia.platform.errors.ErrorCode")
                || type.getName().equals("org.jixia.platform.errors.Wording");
    }

    private static ArchRule domainIsPure(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".domain..",
                        root + ".config..",
                        "java..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "jakarta.transaction..",
                        "org.jixia.platform.errors..",
                        "org.jixia.platform.ids..",
                        "org.jixia.platform.identity..",
                        "org.jixia.wdl..",
                        "org.jboss.logging..")
                .because("the domain must be readable and testable without HTTP, SQL or JSON")
                .allowEmptyShould(true);
    }

    private static void outerPackagesDoNotMeet(String root, JavaClasses classes) {
        for (var from : OUTER) {
            for (var to : OUTER) {
                if (!from.equals(to)) {
                    noClasses()
                            .that()
                            .resideInAPackage(root + "." + from + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(root + "." + to + "..")
                            .because("adaptors meet only in the domain")
                            .allowEmptyShould(true)
                            .check(classes);
                }
            }
        }
    }

    private static List<ArchRule> names(String root) {
        var banned = List.of("Helper", "Helpers", "Util", "Utils", "Manager", "Impl", "Base");
        var rules = new java.util.ArrayList<ArchRule>();
        for (var suffix : banned) {
            rules.add(noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .should()
                    .haveSimpleNameEndingWith(suffix)
                    .because("the name says nothing about the responsibility"));
        }
        rules.add(classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .andShould()
                .resideInAPackage(root + ".api..")
                .because("endpoints stand in api and are called resources")
                .allowEmptyShould(true));
        return rules;
    }
}
