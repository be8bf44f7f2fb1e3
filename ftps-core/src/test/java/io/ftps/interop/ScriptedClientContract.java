/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A client that is a library of a scripting language. A script beside this class takes one step, named by its first argument;
 * then come mode, port, certificate, user, password, and the names of files.
 */
abstract class ScriptedClientContract extends ClientContract {
    private final Program interpreter;
    private final String script;

    ScriptedClientContract(Program interpreter, String script) {
        this.interpreter = interpreter;
        this.script = script;
    }

    private Run run(Visit visit, String step, List<String> names) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Visit.script(script).toString(), step, visit.mode().name(), visit.port(), visit.certificate()));
        line.addAll(List.of(TestServer.USER, TestServer.PASSWORD));
        line.addAll(names);
        return interpreter.run(visit.mine(), environment(), line).succeeded();
    }

    /** What the interpreter must be told in its environment. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** Runs one line of the language. */
    Run evaluate(Path folder, String option, String code) throws Exception {
        return interpreter.run(folder, environment(), List.of(option, code)).succeeded();
    }

    @Override
    String list(Visit visit) throws Exception {
        return run(visit, "list", List.of()).output();
    }

    @Override
    void download(Visit visit, List<String> names) throws Exception {
        run(visit, "download", names);
    }

    @Override
    void resumeDownload(Visit visit, String name) throws Exception {
        run(visit, "resumeDownload", List.of(name));
    }

    @Override
    void upload(Visit visit, List<String> names) throws Exception {
        run(visit, "upload", names);
    }

    @Override
    void resumeUpload(Visit visit, String name) throws Exception {
        run(visit, "resumeUpload", List.of(name));
    }

    @Override
    void rename(Visit visit, String from, String to) throws Exception {
        run(visit, "rename", List.of(from, to));
    }

    @Override
    void delete(Visit visit, String name) throws Exception {
        run(visit, "delete", List.of(name));
    }
}
