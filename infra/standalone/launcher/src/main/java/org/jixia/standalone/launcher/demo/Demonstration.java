package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.platform.Tokens;

/** The main job: three samples from reads to variants through the real services, and every claim about it checked. */
public final class Demonstration {

    private static final double LEAST = 0.99;
    private static final List<String> FILES = List.of("bam", "bai", "vcf", "vcf_index", "statistics_table");

    static final Map<String, String> SAMPLE_INPUTS = Map.of(
            "sample", "this.sample_id",
            "reads_1", "this.reads_1",
            "reads_2", "this.reads_2",
            "reference", "this.reference");

    static final Map<String, String> JOINT_INPUTS = Map.of(
            "cohort", "this.cohort",
            "vcfs", "this.samples.vcf",
            "tables", "this.samples.statistics_table");

    private final Installation installation;
    private final Progress progress;
    private final Gateway researcher;
    private final FileTransfer files;
    private final SampleData data;
    private final DemoReport report = new DemoReport();
    private final List<String> read = new ArrayList<>();

    private DemoWorkspace workspace;

    public Demonstration(Installation installation, Progress progress) {
        this.installation = installation;
        this.progress = progress;
        this.researcher = new Gateway(installation.gateway(), new Tokens(installation).of("researcher"));
        this.files = new FileTransfer(researcher);
        this.data = new SampleData(installation.home(), installation.work("demo"));
    }

    public DemoReport report() {
        return report;
    }

    public void run() {
        var begun = Instant.now();
        report.fact("portal", installation.gateway());
        step("samples made", () -> {
            data.make();
            return data.samples().size() + " with planted variants";
        });
        step("workspace", this::makeWorkspace);
        step("files uploaded", this::upload);
        step("tables imported", this::importTables);
        var configuration = workspace.configure("germline", "sample", data.workflow("sample.wdl"), SAMPLE_INPUTS);
        var submission = analyse(configuration);
        step("variants compared", this::compare);
        step("outputs verified", this::verifyOutputs);
        step("read set without truth", () -> analyseUnknown(configuration));
        step("joint summary", this::summarise);
        step("rerun", () -> rerun(configuration));
        step("bill", () -> bill(submission));
        step("audit trail", this::audit);
        step("second account", () -> refuseOthers(submission));
        report.fact("seconds", Duration.between(begun, Instant.now()).toSeconds());
    }

    private void step(String name, Supplier<String> work) {
        var begun = Instant.now();
        progress.step(name, work.get(), Duration.between(begun, Instant.now()));
    }

    private String makeWorkspace() {
        workspace = DemoWorkspace.create(
                researcher, "Germline demo " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        report.fact("workspace", workspace.id());
        return workspace.id();
    }

    private String upload() {
        data.uploads().forEach((path, file) -> files.upload(workspace.id(), path, file));
        return data.uploads().size() + " files by signed parts";
    }

    private String importTables() {
        List.of("sample", "sample_set", "sample_set_membership").forEach(table -> workspace.load(data.table(table)));
        return data.samples().size() + " samples in one set";
    }

    private String analyse(String configuration) {
        var begun = Instant.now();
        var submission = workspace.launch(configuration, data.samples());
        report.fact("submission", submission);
        var rows = workspace.finished(submission);
        report.check("every run completed", rows.size() == data.samples().size() && allComplete(rows));
        report.fact("runs", rows.stream().map(row -> row.path("run").asText()).toList());
        progress.step("runs", rows.size() + " ended", Duration.between(begun, Instant.now()));
        return submission;
    }

    private static boolean allComplete(List<JsonNode> rows) {
        return rows.stream().allMatch(row -> row.path("state").asText().equals("COMPLETE"));
    }

    private String compare() {
        long planted = 0;
        long found = 0;
        long shared = 0;
        for (var sample : data.samples()) {
            var truth = data.truth(sample);
            var called = Variants.of(
                    fetch(workspace.row("sample", sample).path("vcf").asText()));
            planted += truth.count();
            found += called.count();
            shared += called.shared(truth);
        }
        var recall = shared / (double) planted;
        var precision = found == 0 ? 0 : shared / (double) found;
        report.fact("recall", recall);
        report.fact("precision", precision);
        report.check("recall at least 0.99", recall >= LEAST);
        report.check("precision at least 0.99", precision >= LEAST);
        return shared + " of " + planted + " planted found";
    }

    private byte[] fetch(String drsUri) {
        read.add(FileTransfer.id(drsUri));
        return files.download(drsUri);
    }

    private String verifyOutputs() {
        var verified = 0;
        for (var sample : data.samples()) {
            var row = workspace.row("sample", sample);
            for (var file : FILES) {
                var uri = row.path(file).asText();
                report.check("outputs stand in the rows as DRS ids", uri.startsWith("drs://"));
                if (uri.startsWith("drs://")) {
                    read.add(FileTransfer.id(uri));
                    report.check("bytes match their checksums", files.matches(uri));
                    verified++;
                }
            }
        }
        return verified + " files match their checksums";
    }

    private String analyseUnknown(String configuration) {
        workspace.load(data.table("example"));
        var rows = workspace.finished(workspace.launch(configuration, List.of("example")));
        report.check("the read set without truth runs too", rows.size() == 1 && allComplete(rows));
        return workspace.row("sample", "example").path("variants").asText() + " variants called";
    }

    private String summarise() {
        var configuration = workspace.configure("joint", "sample_set", data.workflow("joint.wdl"), JOINT_INPUTS);
        var rows = workspace.finished(workspace.launch(configuration, List.of("lambda")));
        report.check("the joint summary was made once on the set", rows.size() == 1 && allComplete(rows));
        return workspace.row("sample_set", "lambda").path("joint_sites").asText() + " sites in all";
    }

    private String rerun(String configuration) {
        var rows = workspace.finished(workspace.launch(configuration, data.samples()));
        var calls = calls(rows);
        var hits = hits(rows);
        report.fact("calls", calls);
        report.fact("cacheHits", hits);
        report.check(
                "a rerun is answered by the cache for every call", allComplete(rows) && calls > 0 && hits == calls);
        return hits + " of " + calls + " calls from the cache";
    }

    private String bill(String submission) {
        var costs = new DemoCosts(researcher);
        var tasks = (int) executed(workspace.finished(submission));
        var total = costs.total(submission, tasks);
        report.fact("cost", total.path("total").asText());
        report.fact("currency", total.path("currency").asText());
        report.check("cost lines equal granted × time × price", tasks > 0 && costs.addsUp(submission, total));
        return total.path("total").asText() + " " + total.path("currency").asText();
    }

    /** Calls that ran as tasks; equal calls of one launch may answer each other already. */
    private long executed(List<JsonNode> rows) {
        return calls(rows) - hits(rows);
    }

    private long calls(List<JsonNode> rows) {
        return runs(rows).mapToLong(run -> run.path("calls").asLong()).sum();
    }

    private long hits(List<JsonNode> rows) {
        return runs(rows).mapToLong(run -> run.path("cacheHits").asLong()).sum();
    }

    private Stream<JsonNode> runs(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> researcher
                        .get("/api/wes/runs/" + row.path("run").asText())
                        .path("run"));
    }

    private String audit() {
        var auditor = new Gateway(installation.gateway(), new Tokens(installation).of("auditor"));
        for (var object : read.stream().distinct().toList()) {
            var entries = Await.until(
                    "the read of " + object + " in the trail",
                    Duration.ofSeconds(60),
                    () -> auditor.get("/api/audit/entries?action=object.read&object=" + object),
                    answer -> !answer.path("items").isEmpty());
            report.check("the trail holds each read", !entries.path("items").isEmpty());
        }
        var verified = auditor.post("/api/audit/verifications", Map.of());
        report.fact("auditVerified", verified.path("ok").asBoolean());
        report.check("the audit trail verifies", verified.path("ok").asBoolean());
        return verified.path("entries").asText() + " entries verified";
    }

    private String refuseOthers(String submission) {
        var other = new Gateway(installation.gateway(), new Tokens(installation).of("researcher2"));
        var paths = new LinkedHashMap<String, String>();
        paths.put("the workspace", workspace.path());
        paths.put("its rows", workspace.path() + "/tables/sample/rows");
        paths.put("its files", "/api/drs/workspaces/" + workspace.id() + "/files");
        paths.put("the submission", workspace.path() + "/submissions/" + submission);
        paths.put("its bill", "/api/billing/costs?by=resource&submission=" + submission);
        paths.put("the lines of its bill", "/api/billing/costs/lines?submission=" + submission);
        new DemoCosts(researcher).tasks(submission).forEach(task -> {
            paths.put("task " + task, "/ga4gh/tes/v1/tasks/" + task);
            paths.put("log of task " + task, "/api/tes/tasks/" + task + "/logs/1/0/stdout");
        });
        workspace.finished(submission).forEach(row -> {
            var run = row.path("run").asText();
            paths.put("run " + run, "/api/wes/runs/" + run);
            paths.put("WES run " + run, "/ga4gh/wes/v1/runs/" + run);
        });
        read.forEach(object -> {
            paths.put("object " + object, "/ga4gh/drs/v1/objects/" + object);
            paths.put("bytes of object " + object, "/ga4gh/drs/v1/objects/" + object + "/access/https");
        });
        paths.forEach((what, path) -> {
            var refused = other.status(path) == 404;
            if (!report.check("a second account gets 404 on all of it", refused)) {
                progress.say("    a second account sees " + what);
            }
        });
        return paths.size() + " addresses refused";
    }
}
