/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.CLOSING_DATA;
import static io.ftps.command.ReplyCode.NOT_LOGGED_IN;
import static io.ftps.command.ReplyCode.SYNTAX_ERROR;
import static io.ftps.command.ReplyCode.UNAVAILABLE;

import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.User;
import io.ftps.command.Command;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.data.NettyDataConnections;
import io.ftps.data.Pace;
import io.ftps.data.TransferStages;
import io.ftps.protocol.CommandRow;
import io.ftps.protocol.CommandRow.Trait;
import io.ftps.protocol.CommandTable;
import io.ftps.protocol.Connection;
import io.ftps.protocol.Login;
import io.ftps.protocol.ProtectionLevel;
import io.ftps.server.BindingLevel;
import io.ftps.server.Limits.Count;
import io.ftps.server.Printable;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.wire.ReceivedLine;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one session, one after the other: each runs, may have a transfer or long work on files, and ends in one final
 * reply. Meanwhile the others wait in order, but for ABOR and those that are answered at once. Runs on the session's event loop.
 */
final class CommandFlow {
    private static final String TOO_MANY_SESSIONS =
            "Not logged in. This user has as many sessions as are allowed; close one.";

    private final ServerContext context;
    private final Connection connection;
    private final NettyDataConnections data;
    private final SessionEvents events;
    private final SessionClock clock;
    private final Conduct conduct;
    private final Control control;

    private final Queue<ReceivedLine> waiting = new ArrayDeque<>();
    private @Nullable Running running;
    private Optional<Command> abort = Optional.empty();
    private Optional<FileWork> work = Optional.empty();
    /** A transfer runs, or long work on files. */
    private boolean transferring;

    private int transfers;

    CommandFlow(SessionParts parts, Conduct conduct, Control control) {
        this.context = parts.context();
        this.connection = parts.connection();
        this.data = parts.data();
        this.events = parts.events();
        this.clock = parts.clock();
        this.conduct = conduct;
        this.control = control;
    }

    /** What commands do to their connection. */
    interface Control {
        /** Writes a reply behind which the command goes on. */
        void write(Reply reply);

        /** Asks for one more line while a transfer runs. */
        void readOn();

        /** Brings what a worker has done back. */
        void onLoop(Runnable task);

        /** A worker does not come back: the session ends. */
        void answerIsLate();

        /** A command has ended: writes its final reply and does what comes next. */
        void finished(Reply reply);
    }

    /** The command that has no final reply yet. */
    private record Running(Command command, long started) {}

    /** Whether a command has no final reply yet. */
    boolean isBusy() {
        return running != null;
    }

    boolean isTransferring() {
        return transferring;
    }

    /** The session ends by a fault of ours: what runs gets no reply, but its end is told. */
    void abandon() {
        Running ended = running;
        running = null;
        if (ended != null) {
            events.commandEnded(ended.command(), UNAVAILABLE.number(), ended.started());
        }
    }

    /** Whether no line waits. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** A line that came while another command ran. */
    Optional<ReceivedLine> next() {
        return Optional.ofNullable(waiting.poll());
    }

    void run(ReceivedLine line) {
        if (line instanceof ReceivedLine.Text text) {
            run(Command.parse(text.text()));
        } else {
            begin(new Command("", ""));
            finish(Reply.of(
                    SYNTAX_ERROR, line instanceof ReceivedLine.Bad bad ? bad.why() : "TLS is not expected here."));
        }
    }

    private void run(Command command) {
        begin(command);
        String userName = userName(command);
        new CommandRunner(context, connection, control::onLoop).run(command, userName, new CommandRunner.Outcome() {
            @Override
            public void admitted() {
                conduct.look();
            }

            @Override
            public void handedOver() {
                clock.awaitAnswer(control::answerIsLate);
            }

            @Override
            public void replied(Reply reply) {
                clock.stop(false);
                conduct.look();
                conduct.enter(userName)
                        .ifPresentOrElse(
                                wait -> goOn(reply, wait), () -> conduct.refuseLogin(refusing(TOO_MANY_SESSIONS)));
            }

            @Override
            public void loginRefused(LoginRefusedException refusal) {
                clock.stop(false);
                events.loginRefused(userName, String.valueOf(refusal.getMessage()));
                refuseLogin(refusal.reason(), userName);
            }
        });
    }

    /** Whom a command would log in. */
    private String userName(Command command) {
        if (command.verb().equals("USER")) {
            return command.argument();
        }
        return connection.login() instanceof Login.Named named ? named.userName() : "";
    }

    private void goOn(Reply reply, Duration wait) {
        if (reply.next() instanceof Next.Work next && connection.login() instanceof Login.LoggedIn in) {
            work(next, in);
        } else if (!(reply.next() instanceof Next.Step) && connection.login() instanceof Login.LoggedIn in) {
            transfer(reply, in);
        } else if (wait.isZero()) {
            finish(reply);
        } else {
            conduct.answerLate(wait, () -> finish(reply));
        }
    }

    private void begin(Command command) {
        running = new Running(command, System.nanoTime());
        clock.commandCame();
        events.commandStarted(command);
    }

    private void finish(Reply reply) {
        Running ended = running;
        running = null;
        if (ended != null) {
            closeData(ended.command());
            events.commandEnded(ended.command(), reply.code().number(), ended.started());
        }
        control.finished(reply);
    }

    /** A data connection ends with its command, also when that was refused: clients wait for the end. */
    private void closeData(Command command) {
        commands().find(command.verb()).filter(row -> row.is(Trait.NEEDS_DATA)).ifPresent(row -> data.closeEndpoint());
    }

    /** Who is too busy to decide says so at once; every other refusal looks the same and comes late. */
    private void refuseLogin(Reason reason, String userName) {
        if (reason == Reason.BUSY || reason == Reason.UNAVAILABLE) {
            conduct.loginsUnavailable();
            finish(Reply.of(UNAVAILABLE, "Logins cannot be checked now; try again later.")
                    .then(Next.Step.CLOSE));
        } else {
            conduct.refuseLogin(userName, refusing(connection.refusal()));
        }
    }

    private Consumer<Next> refusing(String text) {
        Reply reply = Reply.of(NOT_LOGGED_IN, text);
        return next -> finish(reply.then(next));
    }

    private void transfer(Reply preliminary, Login.LoggedIn login) {
        TransferInfo info = describe(subject(preliminary.next()));
        transferring = true;
        events.transferStarted(info);
        control.write(preliminary);
        Executor files = context.threads().files().of(login.storage());
        User user = login.user();
        Pace pace = context.paces().of(connection.keyOf(user), user.rates(), info.direction());
        data.start(preliminary.next(), files, pace, new Stages(info));
        control.readOn();
    }

    /** Tells how a transfer goes on, and answers its command when it has ended. */
    private final class Stages implements TransferStages {
        private final TransferInfo info;

        Stages(TransferInfo info) {
            this.info = info;
        }

        @Override
        public void connected(InetSocketAddress peer) {
            events.dataConnected(info, peer);
        }

        @Override
        public void ready(BindingLevel binding) {
            events.dataReady(info, binding);
        }

        @Override
        public void ended(Reply reply, TransferResult result) {
            events.transferEnded(info, result);
            transferred(reply);
        }
    }

    private void work(Next.Work next, Login.LoggedIn login) {
        transferring = true;
        Executor files = context.threads().files().of(login.storage());
        Executor timed = slice -> {
            clock.awaitAnswer(control::answerIsLate);
            files.execute(slice);
        };
        FileWork begun = new FileWork(next.work(), timed, control::onLoop, reply -> {
            clock.stop(false);
            work = Optional.empty();
            transferred(reply);
        });
        work = Optional.of(begun);
        control.readOn();
        begun.goOn();
    }

    /**
     * Stops the transfer, or the work, that runs; its end is told as always.
     *
     * @param reason for the event
     */
    void stop(String reason) {
        work.ifPresent(FileWork::stop);
        data.abort(reason);
    }

    private static Next.Subject subject(Next next) {
        return next instanceof Next.Send send ? send.subject() : ((Next.Receive) next).subject();
    }

    private TransferInfo describe(Next.Subject subject) {
        return new TransferInfo(
                connection.info().id() + "." + ++transfers,
                subject.direction(),
                Printable.of(subject.path()),
                subject.offset(),
                subject.type(),
                connection.security().data() == ProtectionLevel.PRIVATE);
    }

    private void transferred(Reply reply) {
        transferring = false;
        Optional<Command> aborted = abort;
        abort = Optional.empty();
        if (aborted.isEmpty()) {
            finish(reply);
            return;
        }
        Running ended = running;
        if (ended != null) {
            events.commandEnded(ended.command(), reply.code().number(), ended.started());
        }
        control.write(reply);
        begin(aborted.get());
        finish(Reply.of(CLOSING_DATA, "The transfer was stopped."));
    }

    /** A line that came while a command runs: asked for by its transfer, which may be over by now. */
    void meanwhile(ReceivedLine line) {
        if (transferring && line instanceof ReceivedLine.Text text) {
            duringTransfer(Command.parse(text.text()), line);
        } else {
            keep(line);
        }
    }

    private void keep(ReceivedLine line) {
        waiting.add(line);
        if (transferring && waiting.size() < context.limits().get(Count.QUEUED_COMMANDS)) {
            control.readOn();
        }
    }

    /** Work on files has had no 150, so a client would take any other reply for its own. */
    private void duringTransfer(Command command, ReceivedLine line) {
        Optional<CommandRow> row = commands().find(command.verb()).filter(found -> waiting.isEmpty() && work.isEmpty());
        if (command.verb().equals("ABOR")) {
            abort = Optional.of(command);
            stop("The client sent ABOR.");
        } else if (command.argument().isEmpty()
                && row.filter(found -> found.is(Trait.ANSWERED_MEANWHILE)).isPresent()) {
            answer(command, () -> new CommandRunner(context, connection, control::onLoop).now(command));
        } else if (row.filter(found -> found.is(Trait.REFUSED_MEANWHILE)).isPresent()) {
            answer(command, () -> Reply.of(BAD_SEQUENCE, "Not while a transfer runs."));
        } else {
            keep(line);
        }
    }

    private CommandTable commands() {
        return context.services().commands();
    }

    /** Answers a command in the middle of a transfer. */
    private void answer(Command command, Supplier<Reply> call) {
        long started = System.nanoTime();
        events.commandStarted(command);
        Reply reply = call.get();
        events.commandEnded(command, reply.code().number(), started);
        control.write(reply);
        control.readOn();
    }
}
