/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A root full of links that lead out of it, and what they lead to. */
record LinksOut(Path temporary, Path root, Outside outside) implements AutoCloseable {
    static LinksOut make(Path temporary) throws IOException {
        Path root = Files.createDirectory(temporary.resolve("root"));
        LinksOut made = new LinksOut(temporary, root, Outside.make(temporary.resolve("outside")));
        Outside.make(temporary.resolve("root-sibling"));
        Files.writeString(root.resolve("file"), "inside");
        Files.createDirectories(root.resolve("dir/sub"));
        made.linkOut();
        made.linkOutByDetours();
        return made;
    }

    private void linkOut() throws IOException {
        link("absolute-file", outside.directory() + "/secret.txt");
        link("absolute-dir", outside.directory() + "/dir");
        link("absolute-outside", outside.directory().toString());
        link("absolute-up", root + "/../outside");
        link("sibling", temporary + "/root-sibling");
        link("slash", "/");
        link("proc-root", "/proc/self/root");
        link("proc-cwd", "/proc/self/cwd/");
        link("dev-fd", "/dev/fd");
        link("relative-file", "../outside/secret.txt");
        link("relative-dir", "../outside/dir");
        link("up", "..");
        link("up-slash", "../");
        link("new-file", "../outside/new-file");
        link("new-dir", outside.directory() + "/new-dir");
        link("empty", "../outside/empty");
    }

    private void linkOutByDetours() throws IOException {
        link("up-and-back", "../root/file");
        link("dots", "./.././outside/./secret.txt");
        link("dir/up-up", "../..");
        link("dir/sub/deep", "../../../outside/dir");
        link("inside-dir", "dir");
        link("through", "inside-dir/../../outside/secret.txt");
        link("chain", "chain-2");
        link("chain-2", "dir/../chain-3");
        link("chain-3", root + "/relative-dir");
        link("loop", "loop-2");
        link("loop-2", "dir/../loop");
        link("self", "self");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    void assertUntouched() throws IOException {
        assertThat(outside.now()).isEqualTo(outside.before());
        assertThat(OpenFiles.below(temporary)).isZero();
    }

    /** Removes the links, before JUnit tidies up and warns of each that leads out of its folder. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }
}
