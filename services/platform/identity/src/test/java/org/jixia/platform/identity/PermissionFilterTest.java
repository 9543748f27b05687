package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.TestIssuer;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes past the filter to which endpoint; what declares nothing lets nobody in. */
class PermissionFilterTest {
    private static final UUID ROOM = Ids.next();
    private static final UUID LOCKED = Ids.next();

    private static final List<String> TOLD = new ArrayList<>();

    private static TestIssuer issuer;
    private static TokenVerifier verifier;

    /** Endpoints as services have them. */
    @SuppressWarnings("unused")
    static final class Endpoints {
        void undeclared() {}

        @Permission(Right.PUBLIC)
        void open() {}

        @Permission(Right.SELF)
        void self() {}

        @Permission(value = Right.SELF, callers = "run")
        void selfOrRun() {}

        @Permission(Right.INTERNAL)
        void internal() {}

        @Permission(value = Right.INTERNAL, callers = "wes")
        void internalToWes() {}

        @Permission(Right.PLATFORM_ADMIN)
        void admin() {}

        @Permission(Right.AUDIT_READ)
        void audit() {}

        @Permission(Right.AUDIT_STATE)
        void auditState() {}

        @Permission(Right.WORKSPACE_WRITE)
        void write() {}

        @Permission(value = Right.WORKSPACE_WRITE, evenLocked = true)
        void end() {}

        @Permission(Right.WORKSPACE_SHARE)
        void share() {}
    }

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        verifier = new TokenVerifier(new FixedConfig(issuer));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Test
    void anEndpointThatDeclaresNothingIsThereForNobody() {
        for (var token : new String[] {null, person(), TestTokens.service("wes"), run()}) {
            refused("undeclared", "/workspaces/1/things", token, PlatformError.NOT_FOUND);
        }
    }

    @Test
    void belowInternalAnUndeclaredEndpointIsForServicesOnly() {
        refused("undeclared", "/internal/things", null, PlatformError.UNAUTHENTICATED);
        refused("undeclared", "/internal/things", person(), PlatformError.NOT_FOUND);
        refused("undeclared", "/internal/things", run(), PlatformError.NOT_FOUND);
        passes("undeclared", "/internal/things", TestTokens.service("drs"));
        refused("undeclared", "/internalthings", TestTokens.service("drs"), PlatformError.NOT_FOUND);
    }

    @Test
    void declaredEndpointsLetInWhomTheyName() {
        passes("open", "/x", null);
        passes("open", "/x", TestTokens.expired("alice"));
        refused("self", "/x", null, PlatformError.UNAUTHENTICATED);
        refused("self", "/x", TestTokens.expired("alice"), PlatformError.TOKEN_REFUSED);
        refused("self", "/x", TestTokens.service("wes"), PlatformError.NOT_FOUND);
        refused("self", "/x", run(), PlatformError.NOT_FOUND);
        passes("self", "/x", person());
        passes("selfOrRun", "/x", run());
        passes("internal", "/internal/x", TestTokens.service("tes"));
        refused("internalToWes", "/internal/x", TestTokens.service("tes"), PlatformError.NOT_FOUND);
        passes("internalToWes", "/internal/x", TestTokens.service("wes"));
    }

    @Test
    void platformRolesAreTakenFromTheToken() {
        refused("admin", "/x", person(), PlatformError.FORBIDDEN);
        passes("admin", "/x", TestTokens.person("root", "administrator"));
        refused("audit", "/x", TestTokens.person("root", "administrator"), PlatformError.FORBIDDEN);
        passes("audit", "/x", TestTokens.person("eve", "auditor"));
        refused("auditState", "/x", person(), PlatformError.FORBIDDEN);
        passes("auditState", "/x", TestTokens.person("root", "administrator"));
        passes("auditState", "/x", TestTokens.person("eve", "auditor"));
    }

    @Test
    void aWorkspaceRightIsAskedForTheWorkspaceOfThePath() {
        passes("write", "/workspaces/" + ROOM, TestTokens.person("member"));
        refused("write", "/workspaces/" + ROOM, person(), PlatformError.NOT_FOUND);
        refused("write", "/workspaces/none", TestTokens.person("member"), PlatformError.NOT_FOUND);
        refused("write", "/workspaces/" + ROOM, TestTokens.service("wes"), PlatformError.NOT_FOUND);
    }

    @Test
    void aLockIsSaidInWordsToThoseWhomItAloneStops() {
        refused("write", "/workspaces/" + LOCKED, TestTokens.person("member"), PlatformError.WORKSPACE_LOCKED);
        refused("write", "/workspaces/" + LOCKED, person(), PlatformError.NOT_FOUND);
        passes("end", "/workspaces/" + LOCKED, TestTokens.person("member"));
        refused("end", "/workspaces/" + LOCKED, person(), PlatformError.NOT_FOUND);
    }

    @Test
    void refusedAdministrationAndSharingIsToldAndNothingElse() {
        TOLD.clear();
        refused("admin", "/prices", person(), PlatformError.FORBIDDEN);
        refused("share", "/workspaces/" + ROOM, person(), PlatformError.NOT_FOUND);
        refused("write", "/workspaces/" + ROOM, person(), PlatformError.NOT_FOUND);
        passes("admin", "/prices", TestTokens.person("root", "administrator"));

        assertThat(TOLD).containsExactly("alice PLATFORM_ADMIN /prices", "alice WORKSPACE_SHARE /workspaces/" + ROOM);
    }

    private static String person() {
        return TestTokens.person("alice", "researcher");
    }

    private static String run() {
        return TestTokens.run("alice", ROOM, Ids.next(), Ids.next());
    }

    private static void passes(String endpoint, String path, String token) {
        filter(endpoint, path, token);
    }

    private static void refused(String endpoint, String path, String token, ErrorCode why) {
        assertThatThrownBy(() -> filter(endpoint, path, token))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(why));
    }

    private static void filter(String endpoint, String path, String token) {
        var filter = new PermissionFilter();
        filter.tokens = verifier;
        filter.current = new CurrentCaller();
        filter.log = new AdministrationLog(null, "test") {
            @Override
            public void refused(String person, Right right, UUID workspace, String method, String path) {
                TOLD.add(person + " " + right + " " + path);
            }
        };
        filter.memberships = new Rooms();
        filter.endpoint = answering(ResourceInfo.class, Map.of("getResourceMethod", method(endpoint)));
        var parameters = new MultivaluedHashMap<String, String>();
        if (path.startsWith("/workspaces/")) {
            parameters.add("workspace", path.split("/")[2]);
        }
        var uri = answering(UriInfo.class, Map.of("getPath", path, "getPathParameters", parameters));
        filter.filter(answering(
                ContainerRequestContext.class,
                token == null
                        ? Map.of("getUriInfo", uri)
                        : Map.of("getUriInfo", uri, "getHeaderString", "Bearer " + token)));
    }

    /** One room, whose member may write, and one that is locked. */
    private static final class Rooms implements Memberships {
        @Override
        public Membership require(UUID workspace, String person, Right right) {
            if (person.equals("member") && workspace.equals(LOCKED)) {
                throw DomainException.of(PlatformError.WORKSPACE_LOCKED);
            }
            return requireUnderWay(workspace, person, right);
        }

        @Override
        public Membership requireUnderWay(UUID workspace, String person, Right right) {
            if (person.equals("member") && right == Right.WORKSPACE_WRITE) {
                return null;
            }
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }

    private static Method method(String name) {
        return Arrays.stream(Endpoints.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The type with fixed answers by method name, null for all others. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> answers.get(called.getName())));
    }
}
