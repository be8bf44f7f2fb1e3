/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.command.Access;
import io.ftps.command.Command;
import io.ftps.command.CommandHook;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.CustomCommand;
import io.ftps.command.DataUse;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.command.ReplyCode;
import io.ftps.command.Session;
import io.ftps.command.SessionAttribute;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferType;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Commands and hooks of an embedder. */
final class OwnCommandsTest {
    private static final SessionAttribute<Integer> COUNT = SessionAttribute.of(Integer.class, "count");

    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    private static final CustomCommand WHO =
            CustomCommand.of("who", OwnCommandsTest::who).syntax("[name]").feature("WHO");
    private static final CustomCommand COUNTER =
            CustomCommand.of("XCNT", OwnCommandsTest::count).with(Access.BEFORE_AUTH);
    private static final CustomCommand THUMB =
            CustomCommand.of("THMB", OwnCommandsTest::send).with(DataUse.DATA_TRANSFER);

    private static Reply who(Session session, String argument) throws CommandRefusedException, IOException {
        if (argument.equals("nobody")) {
            throw new CommandRefusedException(ReplyCode.BAD_PARAMETER, "Nobody is nobody.");
        }
        if (argument.equals("fault")) {
            throw new IllegalStateException("a fault of the embedder");
        }
        if (!argument.isEmpty()) {
            session.files().stat(session.path(argument));
        }
        return Reply.of(
                ReplyCode.OK,
                session.user().name() + " in " + session.directory() + ", "
                        + session.info().listener() + ", " + session.type());
    }

    private static Reply count(Session session, String argument) {
        int next = session.get(COUNT).orElse(0) + 1;
        session.set(COUNT, next);
        return Reply.of(ReplyCode.OK, "Number " + next + ".");
    }

    private static Reply send(Session session, String argument) throws CommandRefusedException {
        FtpPath path = session.path(argument);
        FileSystemView files = session.files();
        return Reply.of(ReplyCode.FILE_STATUS_OK, "Here it comes.")
                .then(new Next.Send(
                        new Next.Subject(Direction.DOWNLOAD, path.toString(), 0, TransferType.IMAGE),
                        () -> files.read(path, 0)));
    }

    private TestServer server(CustomCommand... commands) throws IOException {
        return TestServer.with(folder)
                .builder(builder -> {
                    List.of(commands).forEach(builder::command);
                    return builder;
                })
                .start();
    }

    @Test
    void aCommandSeesItsSession() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        try (TestServer server = server(WHO);
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            assertThat(client.command("FEAT", 211)).contains("\r\n WHO\r\n");
            assertThat(client.command("HELP WHO", 214)).contains("Syntax: WHO [name]");
            client.command("WHO", 530);
            client.login();
            client.command("CWD sub", 250);
            client.command("TYPE I", 200);
            assertThat(client.command("who", 200)).isEqualTo("200 anna in /sub, implicit, IMAGE\r\n");
            client.command("WHO nobody", 504);
            client.command("WHO missing", 550);
            client.command("WHO fault", 451);
            client.command("NOOP", 200);
        }
    }

    @Test
    void whatIsRememberedEndsWithTheSessionOrItsProtection() throws IOException {
        try (TestServer server = server(COUNTER);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            assertThat(client.command("XCNT", 200)).contains("Number 1.");
            assertThat(client.command("XCNT", 200)).contains("Number 2.");
            client.startTls();
            assertThat(client.command("XCNT", 200)).contains("Number 1.");
            client.login();
            assertThat(client.command("XCNT", 200)).contains("Number 2.");
        }
    }

    @Test
    void aTransferIsProtectedAsThoseOfTheStandardsAre() throws IOException {
        Files.writeString(folder.resolve("a"), "bytes");
        try (TestServer server = TestServer.with(folder)
                        .protection(DataProtection.PRIVATE_ONLY)
                        .builder(builder -> builder.command(THUMB))
                        .start();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.startTls();
            client.login();
            client.epsv();
            client.command("THMB a", 522);
            client.command("PBSZ 0", 200);
            client.command("PROT P", 200);
            client.command("THMB a", 425);
            assertThat(client.download("THMB a")).asString(UTF_8).isEqualTo("bytes");
        }
    }

    @Test
    void whoDidNotSayThatBytesMoveMovesNone() throws IOException {
        Files.writeString(folder.resolve("a"), "bytes");
        try (TestServer server = server(THUMB.with(DataUse.NO_TRANSFER));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.epsv();
            client.command("THMB a", 451);
        }
    }

    @Test
    void siteHasOwnCommandsToo() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .builder(builder -> builder.siteCommand(WHO))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.command("SITE HELP", 214)).contains("SITE WHO [name]");
            assertThat(client.command("SITE who", 200)).contains("anna in /");
            client.command("WHO", 500);
        }
    }

    @Test
    void aVerbIsGivenOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> server(CustomCommand.of("RETR", OwnCommandsTest::who)))
                .withMessage("The command RETR is there already: choose another verb.");
        assertThatIllegalStateException()
                .isThrownBy(() -> server(WHO, WHO))
                .withMessage("The command WHO is there already: choose another verb.");
        assertThatIllegalStateException()
                .isThrownBy(() -> TestServer.with(folder)
                        .builder(builder -> builder.siteCommand(THUMB))
                        .start())
                .withMessage("SITE THMB moves bytes: make it a command of its own.");
        assertThatIllegalArgumentException().isThrownBy(() -> CustomCommand.of("W HO", OwnCommandsTest::who));
        assertThatIllegalArgumentException().isThrownBy(() -> THUMB.with(Access.BEFORE_LOGIN));
    }

    @Test
    void aVerbThatIsKnownAndNotOfferedMayBeGiven() throws IOException {
        try (TestServer server = server(CustomCommand.of("SMNT", OwnCommandsTest::who));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("SMNT", 200);
            client.command("LPSV", 502);
        }
    }

    /** Refuses one verb, words another, and remembers all. */
    private static final class Hook implements CommandHook {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void before(Session session, Command command) throws CommandRefusedException {
            if (command.verb().equals("DELE")) {
                throw new CommandRefusedException(ReplyCode.FILE_UNAVAILABLE, "Nothing is deleted on a Sunday.");
            }
        }

        @Override
        public Reply after(Session session, Command command, Reply reply) {
            seen.add(command.verb() + " " + command.argument() + " "
                    + reply.code().number());
            return command.verb().equals("QUIT") ? Reply.of(reply.code(), "Come again.") : reply;
        }
    }

    @Test
    void aHookRefusesAndWordsAndSeesNoPassword() throws IOException {
        Files.writeString(folder.resolve("a"), "bytes");
        Hook hook = new Hook();
        try (TestServer server = TestServer.with(folder)
                        .builder(builder -> builder.commandHook(hook))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.command("DELE a", 550)).isEqualTo("550 Nothing is deleted on a Sunday.\r\n");
            assertThat(client.download("RETR a")).asString(UTF_8).isEqualTo("bytes");
            assertThat(client.command("QUIT", 221)).isEqualTo("221 Come again.\r\n");
            client.expectClosed();
        }
        assertThat(folder.resolve("a")).exists();
        assertThat(hook.seen)
                .contains("PASS *** 230", "RETR a 150", "QUIT  221")
                .noneMatch(line -> line.contains("DELE"));
    }
}
