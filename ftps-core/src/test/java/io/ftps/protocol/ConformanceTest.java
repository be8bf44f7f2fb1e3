/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.protocol.ConformanceTest.During.ANSWERED;
import static io.ftps.protocol.ConformanceTest.During.QUEUED;
import static io.ftps.protocol.ConformanceTest.During.REFUSED;
import static io.ftps.protocol.ConformanceTest.During.STOPS;
import static io.ftps.protocol.ConformanceTest.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.command.Command;
import io.ftps.protocol.CommandRow.Trait;
import io.ftps.server.TlsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each command is answered with, in each state of a session. {@code docs/commands.md} is made from it: run this test with
 * {@code -Dftps.docs.write=true} when a line has changed. What the states during a transfer mean is shown by {@code MeanwhileTest}.
 */
final class ConformanceTest {
    private static final Path DOCUMENT = Path.of("../docs/commands.md");

    /** What becomes of a command that comes while a transfer runs. */
    enum During {
        /** It waits for the end. */
        QUEUED,
        /** It is answered at once, unless another one waits before it. */
        ANSWERED,
        /** It is refused at once, unless another one waits before it. */
        REFUSED,
        /** It stops the transfer. */
        STOPS;

        static During of(String command) {
            if (command.equals("ABOR")) {
                return STOPS;
            }
            boolean bare = command.indexOf(' ') < 0;
            Optional<CommandRow> row = CommandTable.STANDARD.find(verb(command));
            if (row.filter(found -> bare && found.is(Trait.ANSWERED_MEANWHILE)).isPresent()) {
                return ANSWERED;
            }
            return row.filter(found -> found.is(Trait.REFUSED_MEANWHILE)).isPresent() ? REFUSED : QUEUED;
        }
    }

    /**
     * One command.
     *
     * @param command as sent
     * @param given what is said before it, after login
     * @param codes before AUTH on an EXPLICIT listener, before login under TLS, and after login
     * @param bad the same verb with a bad argument, and its code after login
     * @param during while a transfer runs
     */
    record Row(String command, String given, List<Integer> codes, String bad, int badCode, During during) {
        static Row row(String command) {
            return new Row(command, "", List.of(), "", 0, QUEUED);
        }

        Row given(String before) {
            return new Row(command, before, codes, bad, badCode, during);
        }

        Row answers(int beforeAuth, int beforeLogin, int loggedIn) {
            return new Row(command, given, List.of(beforeAuth, beforeLogin, loggedIn), bad, badCode, during);
        }

        Row bad(String line, int code) {
            return new Row(command, given, codes, line, code, during);
        }

        Row during(During what) {
            return new Row(command, given, codes, bad, badCode, what);
        }

        String toMarkdown() {
            String refused = bad.isEmpty() ? "" : "`" + bad + "` " + badCode;
            String before = given.isEmpty() ? "" : " (behind `" + given + "`)";
            return "| `%s`%s | %d | %d | %d | %s | %s |"
                    .formatted(
                            command.replace("|", "\\|"),
                            before,
                            codes.get(0),
                            codes.get(1),
                            codes.get(2),
                            refused.replace("|", "\\|"),
                            during.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final List<Row> ROWS = List.of(
            row("AUTH TLS").answers(234, 503, 503).bad("AUTH", 503).during(REFUSED),
            row("AUTH TLS-C").answers(234, 503, 503).bad("AUTH X", 503).during(REFUSED),
            row("AUTH TLS-P").answers(234, 503, 503).during(REFUSED),
            row("AUTH SSL").answers(234, 503, 503).during(REFUSED),
            row("PBSZ 0").answers(503, 200, 200).bad("PBSZ x", 501),
            row("PROT P").given("PBSZ 0").answers(503, 200, 200).bad("PROT", 501),
            row("PROT C").given("PBSZ 0").answers(503, 200, 200).bad("PROT X", 504),
            row("PROT S").given("PBSZ 0").answers(503, 536, 536),
            row("PROT E").given("PBSZ 0").answers(503, 536, 536),
            row("CCC").answers(533, 533, 534),
            row("ADAT x").answers(502, 502, 502),
            row("HOST localhost").answers(502, 502, 502),
            row("USER anna").answers(530, 331, 331).bad("USER", 501),
            row("PASS x").given("USER anna").answers(530, 503, 230),
            row("ACCT x").answers(530, 202, 202),
            row("REIN").answers(220, 220, 220),
            row("QUIT").answers(221, 221, 221),
            row("FEAT").answers(211, 211, 211),
            row("HELP").answers(214, 214, 214).bad("HELP NONE", 504),
            row("HELP RETR").answers(214, 214, 214),
            row("SYST").answers(215, 215, 215),
            row("NOOP").answers(200, 200, 200).during(ANSWERED),
            row("CLNT test").answers(200, 200, 200).bad("CLNT", 501),
            row("CSID Name=test;").answers(530, 200, 200).bad("CSID", 501),
            row("LANG").answers(530, 200, 200).bad("LANG XX", 504),
            row("LANG EN").answers(530, 200, 200),
            row("OPTS UTF8 ON").answers(200, 200, 200).bad("OPTS", 501),
            row("OPTS UTF8 OFF").answers(504, 504, 504),
            row("OPTS MLST type;size;").answers(200, 200, 200),
            row("OPTS HASH SHA-1").answers(200, 200, 200).bad("OPTS HASH X", 504),
            row("OPTS MODE Z LEVEL 9").answers(501, 501, 501),
            row("TYPE A").answers(530, 530, 200).bad("TYPE", 501),
            row("TYPE A N").answers(530, 530, 200).bad("TYPE A T", 504),
            row("TYPE I").answers(530, 530, 200).bad("TYPE E", 504),
            row("TYPE L 8").answers(530, 530, 200).bad("TYPE L 7", 504),
            row("STRU F").answers(530, 530, 200).bad("STRU", 501),
            row("STRU R").answers(530, 530, 504),
            row("MODE S").answers(530, 530, 200).bad("MODE", 501),
            row("MODE B").answers(530, 530, 504),
            row("MODE Z").answers(530, 530, 504),
            row("PASV").answers(530, 530, 227),
            row("EPSV").answers(530, 530, 229).bad("EPSV x", 501),
            row("EPSV 1").answers(530, 530, 229).bad("EPSV 3", 522),
            row("EPSV ALL").answers(530, 530, 200),
            row("PORT 127,0,0,1,200,0").answers(530, 530, 200).bad("PORT 1", 501),
            row("EPRT |1|127.0.0.1|51200|").answers(530, 530, 200).bad("EPRT |1|", 501),
            row("CWD d").answers(530, 530, 250).bad("CWD", 501),
            row("XCWD d").answers(530, 530, 250),
            row("CDUP").answers(530, 530, 250),
            row("XCUP").answers(530, 530, 250),
            row("PWD").answers(530, 530, 257),
            row("XPWD").answers(530, 530, 257),
            row("MKD new").answers(530, 530, 257).bad("MKD", 501),
            row("XMKD new").answers(530, 530, 257),
            row("RMD d").answers(530, 530, 250).bad("RMD", 501),
            row("XRMD d").answers(530, 530, 250),
            row("DELE a").answers(530, 530, 250).bad("DELE", 501),
            row("RNFR a").answers(530, 530, 350).bad("RNFR", 501),
            row("RNTO b").given("RNFR a").answers(530, 530, 250).bad("RNTO", 501),
            row("SIZE a").answers(530, 530, 213).bad("SIZE", 501),
            row("MDTM a").answers(530, 530, 213).bad("MDTM", 501),
            row("MDTM 20260101000000 a").answers(530, 530, 213),
            row("MFMT 20260101000000 a").answers(530, 530, 213).bad("MFMT 2026 a", 501),
            row("MFF Modify=20260101000000; a").answers(530, 530, 213).bad("MFF a", 501),
            row("MFCT 20260101000000 a").answers(502, 502, 502),
            row("HASH a").answers(530, 530, 213).bad("HASH", 501),
            row("XCRC a").answers(530, 530, 250).bad("XCRC", 501),
            row("XMD5 a").answers(530, 530, 250).bad("XMD5", 501),
            row("XSHA1 a").answers(530, 530, 250).bad("XSHA1", 501),
            row("XSHA256 a").answers(530, 530, 250).bad("XSHA256", 501),
            row("XSHA512 a").answers(530, 530, 250).bad("XSHA512", 501),
            row("AVBL").answers(530, 530, 213),
            row("SITE HELP").answers(530, 530, 214).bad("SITE", 501),
            row("SITE CHMOD 640 a").answers(530, 530, 200).bad("SITE CHMOD x a", 501),
            row("SITE UTIME 202601010000 a").answers(530, 530, 200).bad("SITE UTIME a", 501),
            row("SITE SYMLINK a l").answers(530, 530, 200).bad("SITE SYMLINK a", 501),
            row("SITE IDLE 60").answers(530, 530, 200).bad("SITE IDLE x", 501),
            row("SITE CPFR a").answers(530, 530, 350).bad("SITE CPFR", 501),
            row("SITE CPTO b").given("SITE CPFR a").answers(530, 530, 250).bad("SITE CPTO", 501),
            row("LIST").given("EPSV").answers(530, 530, 150),
            row("LIST -la d").given("EPSV").answers(530, 530, 150),
            row("NLST").given("EPSV").answers(530, 530, 150),
            row("MLSD").given("EPSV").answers(530, 530, 150),
            row("MLST a").answers(530, 530, 250),
            row("STAT").answers(530, 530, 211).during(ANSWERED),
            row("STAT a").answers(530, 530, 213),
            row("RETR a").given("EPSV").answers(530, 530, 150).bad("RETR", 501),
            row("STOR b").given("EPSV").answers(530, 530, 150).bad("STOR", 501),
            row("STOU").given("EPSV").answers(530, 530, 150),
            row("APPE a").given("EPSV").answers(530, 530, 150).bad("APPE", 501),
            row("REST 1").answers(530, 530, 350).bad("REST x", 501),
            row("RANG 1 3").answers(530, 530, 350).bad("RANG 1", 501),
            row("ALLO 1").answers(530, 530, 200),
            row("ABOR").answers(530, 530, 225).during(STOPS),
            row("SMNT x").answers(502, 502, 502),
            row("NONE").answers(500, 500, 500));

    private static String verb(String command) {
        return Command.parse(command).verb();
    }

    static List<Row> rows() {
        return ROWS;
    }

    private static Talk prepared(Talk talk, Row row) throws IOException {
        talk.withFile("a", "0123456789").withDirectory("d");
        return row.given().isEmpty() ? talk : talk.after(row.given());
    }

    private static int code(String reply) {
        return Integer.parseInt(reply.substring(0, 3));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachStateHasItsAnswer(Row row) throws IOException {
        List<Integer> answers = List.of(
                code(Talk.on(TlsMode.EXPLICIT).say(row.command())),
                code(Talk.on(TlsMode.IMPLICIT).say(row.command())),
                code(prepared(Talk.loggedIn(), row).say(row.command())));
        assertThat(answers).isEqualTo(row.codes());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aBadArgumentHasItsAnswer(Row row) throws IOException {
        if (!row.bad().isEmpty()) {
            assertThat(code(prepared(Talk.loggedIn(), row).say(row.bad()))).isEqualTo(row.badCode());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void duringATransferItIsTreatedAsTheTableSays(Row row) {
        assertThat(During.of(row.command())).isEqualTo(row.during());
    }

    @Test
    void everyVerbIsHere() {
        List<String> verbs =
                ROWS.stream().map(row -> verb(row.command())).distinct().toList();
        for (CommandRow row : StandardCommands.rows()) {
            assertThat(verbs).contains(row.verb());
            if (!row.alias().isEmpty()) {
                assertThat(verbs).contains(row.alias());
            }
        }
    }

    @Test
    @Tag("SOURCES")
    void theDocumentSaysTheSame() throws IOException {
        String table = ROWS.stream().map(Row::toMarkdown).collect(Collectors.joining("\n", HEAD, "\n"));
        if (Boolean.getBoolean("ftps.docs.write")) {
            Files.writeString(DOCUMENT, table);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/commands.md; -Dtest=ConformanceTest -Dftps.docs.write=true writes it anew")
                .isEqualTo(table);
    }

    private static final String HEAD = """
            # Commands

            Each command in each state of a session, with the code of its reply: before AUTH on an explicit listener, before login under TLS,
            logged in; with a bad argument, logged in; and what becomes of it while a transfer runs. The listener grants nothing that is off by
            default: where it does, CCC, MODE Z and OPTS MODE Z are answered with 200. Made from `ConformanceTest`.

            | command | before AUTH | before login | logged in | bad argument | during a transfer |
            |---|---:|---:|---:|---|---|
            """;
}
