/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages are as {@code docs/architecture.md} says: imports point up its table only. */
@Tag("SOURCES")
final class ArchitectureTest {
    /** Of {@code io.ftps.tls}, what may know the engines below. */
    private static final Set<String> FRONT_DOORS = Set.of("ServerTls.java", "ClientTls.java", "FittedEngine.java");

    private static final int MOST_LINES = 400;
    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:static )?(io\\.(?:ftps|netty)(?:\\.[a-z0-9]+)*)\\.([A-Z]\\w*)", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ([a-z.]+);", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^ *exports ([a-z.]+);", Pattern.MULTILINE);

    /** Lowest first, as in the document. */
    private static final List<Row> ROWS = List.of(
            new Row("io.ftps.tls", "ftps-tls", Exported.YES, Netty.ALL),
            new Row("io.ftps.tls.follow", "ftps-tls", Exported.NO, Netty.NONE),
            new Row("io.ftps.tls.certificate", "ftps-tls", Exported.YES, Netty.NONE),
            new Row("io.ftps.tls.fetch", "ftps-tls", Exported.NO, Netty.NONE),
            new Row("io.ftps.tls.ocsp", "ftps-tls", Exported.YES, Netty.NONE),
            new Row("io.ftps.tls.trust", "ftps-tls", Exported.YES, Netty.NONE),
            new Row("io.ftps.tls.watch", "ftps-tls", Exported.YES, Netty.NONE),
            new Row("io.ftps.tls.engine", "ftps-tls", Exported.NO, Netty.ALL),
            new Row("io.ftps.auth", "ftps-auth", Exported.YES, Netty.NONE),
            new Row("io.ftps.auth.file", "ftps-auth", Exported.YES, Netty.NONE),
            new Row("io.ftps.auth.jdbc", "ftps-auth", Exported.YES, Netty.NONE),
            new Row("io.ftps.auth.ldap", "ftps-auth", Exported.YES, Netty.NONE),
            new Row("io.ftps.file", "ftps-core", Exported.YES, Netty.NONE),
            new Row("io.ftps.server", "ftps-core", Exported.YES, Netty.NONE),
            new Row("io.ftps.observe", "ftps-core", Exported.YES, Netty.NONE),
            new Row("io.ftps.timeline", "ftps-core", Exported.YES, Netty.NONE),
            new Row("io.ftps.command", "ftps-core", Exported.YES, Netty.NONE),
            new Row("io.ftps.wire", "ftps-core", Exported.NO, Netty.BUFFERS),
            new Row("io.ftps.protocol", "ftps-core", Exported.NO, Netty.NONE),
            new Row("io.ftps.data", "ftps-core", Exported.NO, Netty.ALL),
            new Row("io.ftps.control", "ftps-core", Exported.NO, Netty.ALL),
            new Row("io.ftps.client", "ftps-core", Exported.YES, Netty.ALL),
            new Row("io.ftps", "ftps-core", Exported.YES, Netty.FRONT_DOOR));

    private record Row(String name, String module, Exported exported, Netty netty) {}

    private enum Exported {
        YES("yes"),
        NO("no");

        private final String written;

        Exported(String written) {
            this.written = written;
        }
    }

    private enum Netty {
        ALL("yes", "io.netty"),
        BUFFERS("buffers", "io.netty.buffer"),
        /** In one class only. */
        FRONT_DOOR("FtpsServer", "io.netty"),
        NONE("no", "nothing");

        private final String written;
        private final String allowed;

        Netty(String written, String allowed) {
            this.written = written;
            this.allowed = allowed;
        }
    }

    /** A Java file: where it is and what it says. */
    private record Source(Path path, String text) {
        static Source of(Path path) {
            return new Source(path, Repository.text(path));
        }

        String packageName() {
            Matcher matcher = PACKAGE.matcher(text);
            return matcher.find() ? matcher.group(1) : "";
        }

        String name() {
            return path.getFileName().toString();
        }

        /** Packages imported from. */
        Set<String> imports() {
            return IMPORT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        }

        /** For messages. */
        @Override
        public String toString() {
            return Repository.root().relativize(path).toString();
        }
    }

    static Stream<Source> sources() {
        return Stream.of("ftps-tls", "ftps-auth", "ftps-core")
                .flatMap(module -> Repository.sources(module).stream())
                .map(Source::of)
                .filter(source -> !source.name().equals("module-info.java"));
    }

    private static Row row(String packageName) {
        return ROWS.stream()
                .filter(row -> row.name().equals(packageName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(packageName + " is not in the table"));
    }

    @Test
    void theDocumentHasTheSameTable() {
        assertThat(Repository.table("docs/architecture.md").stream().map(cells -> cells.subList(0, 4)))
                .containsExactlyElementsOf(ROWS.stream()
                        .map(row -> List.of(row.name(), row.module(), row.exported().written, row.netty().written))
                        .toList());
    }

    @Test
    void theTableHasEveryPackage() {
        assertThat(sources().map(Source::packageName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        ROWS.stream().map(Row::name).toList());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void importsPointUpTheTable(Source source) {
        int own = ROWS.indexOf(row(source.packageName()));
        for (String imported : source.imports()) {
            boolean known = FRONT_DOORS.contains(source.name()) && imported.equals("io.ftps.tls.engine");
            if (imported.startsWith("io.ftps") && !imported.equals(source.packageName()) && !known) {
                assertThat(ROWS.indexOf(row(imported)))
                        .as("%s imports %s", source, imported)
                        .isLessThan(own);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void nettyIsUsedWhereTheTableSaysSo(Source source) {
        Netty netty = row(source.packageName()).netty();
        if (netty == Netty.FRONT_DOOR && !source.name().equals("FtpsServer.java")) {
            netty = Netty.NONE;
        }
        String allowed = netty.allowed;
        assertThat(source.imports().stream().filter(name -> name.startsWith("io.netty")))
                .allSatisfy(name -> assertThat(name).startsWith(allowed));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noFileIsTooLong(Source source) {
        assertThat(source.text().lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void everyPackageHasAGuide() {
        assertThat(sources()
                        .filter(source -> source.name().equals("package-info.java"))
                        .map(Source::packageName))
                .containsExactlyInAnyOrderElementsOf(
                        ROWS.stream().map(Row::name).toList());
    }

    @Test
    void noPackageIsADrawerForEverything() {
        assertThat(sources().map(Source::packageName))
                .noneMatch(name -> name.matches(".*\\.(util|common|impl|helper|model|manager)(\\..*)?"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void modulesExportWhatTheTableSays(String module) {
        Path descriptor = Repository.root().resolve(module).resolve("src/main/java/module-info.java");
        Set<String> exported = new TreeSet<>();
        EXPORT.matcher(Repository.text(descriptor)).results().forEach(found -> exported.add(found.group(1)));
        assertThat(exported)
                .containsExactlyInAnyOrderElementsOf(ROWS.stream()
                        .filter(row -> row.module().equals(module) && row.exported() == Exported.YES)
                        .map(Row::name)
                        .toList());
    }

    static Stream<String> modules() {
        return ROWS.stream().map(Row::module).distinct();
    }

    @Test
    void testsRunAsModulesOnceAndOnTheClassPathOnce() {
        assertThat(FtpsServer.class.getModule().isNamed()).isEqualTo(TestRun.isOnModulePath());
    }
}
