/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.testing.TestServer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A descendant of the FTP program of 4.2BSD: a user types commands, names between quotes. */
abstract class TypedClientContract extends ClientContract {
    /** Runs the program, connected to the server, and types lines. */
    abstract Run type(Visit visit, List<String> lines) throws Exception;

    private void session(Visit visit, Stream<String> lines) throws Exception {
        List<String> typed = new ArrayList<>();
        typed.add("user " + TestServer.USER + " " + TestServer.PASSWORD);
        typed.add("binary");
        lines.forEach(typed::add);
        typed.add("quit");
        type(visit, typed).succeeded();
    }

    /** The program expands patterns in the names of its own files, where a backslash takes the meaning from the next letter. */
    private static String mine(String name) {
        return quoted(name.replace("\\", "\\\\"));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    @Override
    String list(Visit visit) throws Exception {
        session(visit, Stream.of("dir . listing"));
        return Files.readString(visit.mine().resolve("listing"));
    }

    @Override
    void download(Visit visit, List<String> names) throws Exception {
        session(visit, names.stream().map(name -> "get " + quoted(name) + " " + quoted(name)));
    }

    @Override
    void resumeDownload(Visit visit, String name) throws Exception {
        session(visit, Stream.of("reget " + name));
    }

    @Override
    void upload(Visit visit, List<String> names) throws Exception {
        session(visit, names.stream().map(name -> "put " + mine(name) + " " + quoted(name)));
    }

    @Override
    void resumeUpload(Visit visit, String name) throws Exception {
        session(visit, Stream.of("restart " + Step.HALF, "put " + name));
    }

    @Override
    void rename(Visit visit, String from, String to) throws Exception {
        session(visit, Stream.of("rename " + from + " " + to));
    }

    @Override
    void delete(Visit visit, String name) throws Exception {
        session(visit, Stream.of("delete " + name));
    }
}
