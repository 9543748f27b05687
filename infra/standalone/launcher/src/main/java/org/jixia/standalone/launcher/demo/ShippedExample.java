package org.jixia.standalone.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.platform.Tokens;

/**
 * Offers the library's example to everybody: a workspace of the administrator with the tag {@code example} that all may read, and that
 * the portal clones for whoever wants to run it. Made once an installation; what a broken-off attempt left is removed first.
 */
public final class ShippedExample {

    private static final String LIST = "/api/workspace/workspaces";
    private static final String NAME = "Germline example";
    private static final String DESCRIPTION = """
            Germline variants of three samples of a small genome (phage lambda), from reads to variants with bwa, samtools and bcftools. It takes a minute or two and costs next to nothing.
            三个小基因组（λ 噬菌体）样本的胚系变异：用 bwa、samtools 与 bcftools 从测序读段到变异。一两分钟即可完成，费用极低。""";

    private final Installation installation;
    private final Progress progress;

    public ShippedExample(Installation installation, Progress progress) {
        this.installation = installation;
        this.progress = progress;
    }

    /** A platform without the example works as well: what keeps it away is told and tried again at the next start. */
    public void offer() {
        var done = installation.work("example").resolve("offered");
        if (Files.exists(done)) {
            return;
        }
        try {
            make();
            Files.createDirectories(done.getParent());
            Files.writeString(done, "");
        } catch (Trouble | IOException e) {
            progress.say("Note: the portal offers no example to run: " + e.getMessage());
        }
    }

    private void make() {
        var administrator = new Gateway(installation.gateway(), new Tokens(installation).of("administrator"));
        for (var present : administrator.get(LIST + "?tag=example&of=mine").path("items")) {
            if (present.path("readableByAll").asBoolean()) {
                return;
            }
            // Only what a broken-off start of ours left: other workspaces may carry the tag, and belong to people.
            if (present.path("name").asText().equals(NAME)
                    && present.path("description").asText().equals(DESCRIPTION)) {
                administrator.delete(LIST + "/" + present.path("id").asText());
            }
        }
        var data = new SampleData(installation.home(), installation.work("example"));
        data.make();
        var made =
                administrator.post(LIST, Map.of("name", NAME, "description", DESCRIPTION, "tags", List.of("example")));
        var workspace = new DemoWorkspace(administrator, made.path("id").asText());
        var table = data.table("sample");
        for (var file : uploaded(administrator, workspace, data, table).entrySet()) {
            table = table.replace(file.getKey(), file.getValue());
        }
        workspace.load(table);
        workspace.load(data.table("sample_set"));
        workspace.load(data.table("sample_set_membership"));
        workspace.configure("germline", "sample", data.workflow("sample.wdl"), Demonstration.SAMPLE_INPUTS);
        workspace.configure("joint", "sample_set", data.workflow("joint.wdl"), Demonstration.JOINT_INPUTS);
        // Last: only what is whole is seen by anybody.
        administrator.put(workspace.path() + "/grants/everyone");
        progress.say("  the portal offers the germline example to everybody");
    }

    /** The files that the table names, with the address that leads to them from every workspace. */
    private static Map<String, String> uploaded(
            Gateway gateway, DemoWorkspace workspace, SampleData data, String table) {
        var files = new FileTransfer(gateway);
        var addresses = new ConcurrentHashMap<String, String>();
        data.uploads().entrySet().parallelStream()
                .filter(file -> table.contains(file.getKey()))
                .forEach(file -> addresses.put(file.getKey(), address(files, workspace, file)));
        return addresses;
    }

    private static String address(FileTransfer files, DemoWorkspace workspace, Map.Entry<String, Path> file) {
        var object = files.upload(workspace.id(), file.getKey(), file.getValue());
        return files.describe(object).path("self_uri").asText();
    }
}
