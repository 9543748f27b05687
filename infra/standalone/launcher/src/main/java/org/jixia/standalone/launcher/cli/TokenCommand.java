package org.jixia.standalone.launcher.cli;

import org.jixia.standalone.launcher.platform.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Prints a bearer token of a demo account that holds for 12 hours.")
final class TokenCommand implements Runnable {

    @Parameters(paramLabel = "ACCOUNT", description = "researcher, researcher2, steward, administrator or auditor.")
    private String account;

    @Override
    public void run() {
        System.out.println(new Tokens(Surroundings.existing().installation()).of(account));
    }
}
