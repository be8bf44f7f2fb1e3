/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of files whose names have troubled FTP clients and servers. */
final class AwkwardNames {
    /** Each is the beginning of many names; the emoji is of four bytes in UTF-8, the second e-acute of two characters. */
    private static final List<String> BEGINNINGS = List.of(
            "plain",
            "with two  spaces",
            " leading space",
            "-rf",
            "--help",
            ".hidden",
            "..almost",
            "it's",
            "say \"hello\"",
            "a [1]",
            "a {b,c}",
            "(x)",
            "#number",
            "50%",
            "%41",
            "a;b",
            "a&b",
            "star*",
            "what?",
            "pipe|",
            "$HOME",
            "back\\slash",
            "caf\u00e9",
            "cafe\u0301",
            "\u65e5\u672c\u8a9e",
            "\ud83d\ude80 rocket",
            "~home",
            "a=b; c=d",
            "l" + "o".repeat(190) + "ng",
            "\u00fc".repeat(95));

    private AwkwardNames() {}

    /** Makes files of unlike sizes, the first one empty, some in folders with awkward names. */
    static void fill(Path folder, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            String beginning = BEGINNINGS.get(i % BEGINNINGS.size());
            Path in = i % 5 == 4 ? Files.createDirectories(folder.resolve(beginning + " dir")) : folder;
            Bytes.write(in.resolve(beginning + " " + i), i * 37 % 5_000);
        }
    }

    /** Every path below a folder, with what it holds. */
    static Map<String, String> contents(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = new ArrayList<>(walk.toList());
        }
        Map<String, String> contents = new TreeMap<>();
        for (Path path : all) {
            contents.put(
                    folder.relativize(path).toString(),
                    Files.isDirectory(path) ? "a folder" : Files.size(path) + " bytes, " + Bytes.sha256(path));
        }
        return contents;
    }
}
