/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What everybody wants of an FTP client. Each step begins with empty folders on both sides. */
enum Step {
    LIST {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            Files.createDirectory(visit.server().file("folder"));
            Bytes.write(visit.server().file("film"), SIZE);
            Bytes.write(visit.server().file("two words"), 0);
            assertThat(client.list(visit)).contains("folder", "film", "two words");
        }
    },
    DOWNLOAD {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            Bytes.write(visit.server().file("film"), SIZE);
            client.download(visit, List.of("film"));
            assertWhole(visit.server().mine("film"));
        }
    },
    RESUME_DOWNLOAD {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            Bytes.write(visit.server().file("film"), SIZE);
            writeHalf(visit.server().mine("film"));
            client.resumeDownload(visit, "film");
            assertWhole(visit.server().mine("film"));
            assertResumed(visit);
        }
    },
    UPLOAD {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            Bytes.write(visit.server().mine("film"), SIZE);
            client.upload(visit, List.of("film"));
            assertWhole(visit.server().file("film"));
        }
    },
    RESUME_UPLOAD {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            Bytes.write(visit.server().mine("film"), SIZE);
            writeHalf(visit.server().file("film"));
            client.resumeUpload(visit, "film");
            assertWhole(visit.server().file("film"));
        }
    },
    RENAME {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            Bytes.write(visit.server().file("old"), 1);
            client.rename(visit, "old", "new");
            assertThat(visit.server().files().toFile().list()).containsExactly("new");
        }
    },
    DELETE {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            Bytes.write(visit.server().file("film"), 1);
            client.delete(visit, "film");
            assertThat(visit.server().files()).isEmptyDirectory();
        }
    },
    ODD_NAMES_UP {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            write(visit.mine());
            client.upload(visit, ODD_NAMES);
            assertSame(visit);
        }
    },
    ODD_NAMES_DOWN {
        @Override
        void take(ClientContract client, Visit visit) throws Exception {
            write(visit.server().files());
            client.download(visit, ODD_NAMES);
            assertSame(visit);
        }
    };

    private static final int SIZE = 100_003;
    static final int HALF = 40_001;

    /** The emoji has four bytes in UTF-8, the second e-acute two characters. */
    private static final List<String> ODD_NAMES = List.of(
            "two  spaces",
            ".hidden",
            "it's",
            "a [1] {b,c}",
            "#50% &a;b=c",
            "caf\u00e9 cafe\u0301 \u65e5\u672c\u8a9e \ud83d\ude80",
            "back\\slash",
            "-rf");

    /** Takes this step and fails unless all is as it should be. */
    abstract void take(ClientContract client, Visit visit) throws Exception;

    private static void write(Path folder) throws IOException {
        for (String name : ODD_NAMES) {
            Bytes.write(folder.resolve(name), name.length());
        }
    }

    private static void assertSame(Visit visit) {
        assertThat(ODD_NAMES)
                .allSatisfy(name -> assertThat(visit.server().file(name))
                        .hasSameBinaryContentAs(visit.server().mine(name)));
    }

    private static void assertWhole(Path file) {
        assertThat(file).hasBinaryContent(Bytes.random(SIZE));
    }

    private static void writeHalf(Path file) throws IOException {
        Files.write(file, Arrays.copyOf(Bytes.random(SIZE), HALF));
    }

    private static void assertResumed(Visit visit) {
        assertThat(Transfers.files(visit.server()))
                .last()
                .satisfies(ended -> assertThat(ended.info().offset()).isEqualTo(HALF));
    }
}
