package org.jixia.standalone.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void make() {
        var home = Path.of("").toAbsolutePath().resolve("../../..").normalize();
        installation = Installation.findOrMake(
                home, Map.of("JIXIA_STATE", folder.resolve("state").toString(), "JIXIA_PORT_BASE", "21000"));
    }

    private Properties of(Service service) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(new ServiceSettings(installation).text(service)));
        return properties;
    }

    @Test
    void eachServiceHasItsOwnDatabaseRoleAndClient() throws IOException {
        var urls = new ArrayList<String>();
        for (var service : Service.backends()) {
            var settings = of(service);
            assertThat(settings).containsEntry("quarkus.datasource.username", service.label());
            assertThat(settings).containsEntry("jixia.identity.client-id", service.label());
            assertThat(settings.getProperty("jixia.identity.issuer")).isEqualTo("http://localhost:21002/realms/jixia");
            urls.add(settings.getProperty("quarkus.datasource.jdbc.url"));
        }
        assertThat(urls).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void onlyDrsHoldsTheKeyOfTheStore() throws IOException {
        for (var service : Service.values()) {
            assertThat(of(service).containsKey("jixia.storage.secret-key")).isEqualTo(service == Service.DRS);
        }
    }

    @Test
    void whatAnAdministratorSetsComesOverWhatTheLauncherKnows() throws IOException {
        set(
                "drs",
                "jixia.drs.roots.cohorts.folder=/data/队列 7\njixia.drs.authority=drs.example.org\nx.y=a\\\\b: ${HOME}\n");

        assertThat(of(Service.DRS))
                .containsEntry("jixia.drs.roots.cohorts.folder", "/data/队列 7")
                .containsEntry("jixia.drs.authority", "drs.example.org")
                .containsEntry("x.y", "a\\b: ${HOME}")
                .containsEntry("quarkus.http.port", "21011");
        assertThat(of(Service.WES)).doesNotContainKey("jixia.drs.roots.cohorts.folder");
    }

    @Test
    void equalSettingsAreAnEqualTextSoThatNothingIsRestarted() {
        var settings = new ServiceSettings(installation);

        assertThat(settings.text(Service.TES)).isEqualTo(settings.text(Service.TES));
    }

    @Test
    void refusesFilesOfNoServiceAndKeysThatItNeedsItself() throws IOException {
        set("dsr", "a=b\n");
        assertTrouble().hasMessageContaining("dsr.properties").hasMessageContaining("drs.properties");
        Files.delete(installation.settings().resolve("dsr.properties"));

        set("edge", "quarkus.http.port=80\n");
        assertTrouble().hasMessageContaining("quarkus.http.port");
    }

    @Test
    void aBrokenFileIsToldWithoutItsContent() throws IOException {
        set("drs", "secret.key=abc\\u12\n");

        assertTrouble().hasMessageContaining("drs.properties").message().doesNotContain("abc");
    }

    private AbstractThrowableAssert<?, ?> assertTrouble() {
        return assertThatThrownBy(() -> new ServiceSettings(installation).check())
                .isInstanceOf(Trouble.class);
    }

    private void set(String service, String text) throws IOException {
        var folder = Files.createDirectories(installation.settings());
        Files.writeString(folder.resolve(service + ".properties"), text);
    }

    @Test
    void imagesOfHostToolsKeepTheirWholeName() throws IOException {
        assertThat(of(Service.TES)).containsKey("jixia.tes.host-images.\"jixia/germline-tools:1\"");
    }

    @Test
    void everythingListensOnLoopback() throws IOException {
        for (var service : Service.values()) {
            assertThat(of(service)).containsEntry("quarkus.http.host", "127.0.0.1");
        }
        assertThat(new StoreSettings(installation).text()).contains("s3proxy.endpoint=http://127.0.0.1:21001");
    }

    @Test
    void filesWithSecretsAreClosedToOthers() throws IOException {
        new ServiceSettings(installation).write(Service.WES);
        new RealmFile(installation).writeAccounts();

        for (var file :
                List.of(installation.work("wes").resolve("config/application.properties"), installation.accounts())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theRealmHasTheSecretsOfTheServicesAndTheAccounts() throws IOException {
        var realm = new RealmFile(installation).realm();

        for (var service : Service.backends()) {
            assertThat(realm.path("clients")).anySatisfy(client -> {
                assertThat(client.path("clientId").asText()).isEqualTo(service.label());
                assertThat(client.path("secret").asText())
                        .isEqualTo(installation.secrets().get("client-" + service.label()));
            });
        }
        assertThat(realm.path("users"))
                .filteredOn(user -> !user.has("serviceAccountClientId"))
                .hasSize(Account.values().length);
    }

    @Test
    void onlyPeopleManagesTheRealmsUsersAndReadsTheRestOfIt() throws IOException {
        var realm = new RealmFile(installation).realm();

        assertThat(realm.path("users"))
                .filteredOn(user -> user.has("clientRoles"))
                .singleElement()
                .satisfies(user -> {
                    assertThat(user.path("serviceAccountClientId").asText()).isEqualTo("people");
                    assertThat(user.path("clientRoles").toString())
                            .isEqualTo("{\"realm-management\":[\"manage-users\",\"view-realm\",\"view-users\"]}");
                });
        assertThat(new RealmFile(installation).grants())
                .containsExactly(new RealmFile.Grant(
                        "people", "realm-management", List.of("manage-users", "view-realm", "view-users")));
        assertThat(of(Service.PEOPLE))
                .containsEntry("jixia.services.identity.url", "http://127.0.0.1:21002/admin/realms/jixia")
                .containsEntry("jixia.identity.signer", "person");
    }

    @Test
    void anOlderRealmGetsTheClientsOfNewServicesWithTheirAccountsAlone() throws IOException {
        var addition = new RealmFile(installation).addition(List.of("people"));

        assertThat(addition.path("ifResourceExists").asText()).isEqualTo("SKIP");
        assertThat(addition.path("clients"))
                .extracting(client -> client.path("clientId").asText())
                .containsExactly("people");
        assertThat(addition.path("users"))
                .extracting(user -> user.path("username").asText())
                .containsExactly("service-account-people");
    }

    @Test
    void onlyTheClientOfALaptopTakesPasswords() throws IOException {
        var clients = new RealmFile(installation).realm().path("clients");

        assertThat(clients)
                .extracting(client -> client.path("clientId").asText())
                .as("Keycloak adds its own with password grants where a realm has none")
                .contains("admin-cli");
        assertThat(clients)
                .filteredOn(client -> client.path("directAccessGrantsEnabled").asBoolean(true))
                .extracting(client -> client.path("clientId").asText())
                .containsExactly("demo");
    }
}
