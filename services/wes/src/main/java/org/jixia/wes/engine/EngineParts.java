package org.jixia.wes.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.StepRepository;
import org.jixia.wes.domain.StepService;
import org.jixia.wes.domain.Tasks;

/** The engine's collaborators in one place, for the objects that are made by hand and not by injection. */
@ApplicationScoped
public class EngineParts {

    @Inject
    WesConfig config;

    @Inject
    RunRepository runs;

    @Inject
    StepRepository steps;

    @Inject
    StepService stepService;

    @Inject
    CallCache cache;

    @Inject
    Tasks tasks;

    @Inject
    Files files;

    @Inject
    RunLoader loader;

    @Inject
    StepMaker maker;

    @Inject
    ObjectMapper json;

    /** The name in the addresses of objects, written without its port as drs does. */
    @ConfigProperty(name = "jixia.drs.authority", defaultValue = "localhost")
    String authority;

    WesConfig config() {
        return config;
    }

    RunRepository runs() {
        return runs;
    }

    StepRepository steps() {
        return steps;
    }

    StepService stepService() {
        return stepService;
    }

    CallCache cache() {
        return cache;
    }

    Tasks tasks() {
        return tasks;
    }

    Files files() {
        return files;
    }

    RunLoader loader() {
        return loader;
    }

    StepMaker maker() {
        return maker;
    }

    ObjectMapper json() {
        return json;
    }

    TaskResults results() {
        return new TaskResults(authority.replaceFirst(":\\d+$", ""));
    }
}
