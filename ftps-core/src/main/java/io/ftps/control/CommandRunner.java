/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.command.Command;
import io.ftps.command.CommandHook;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.command.ReplyCode;
import io.ftps.protocol.CommandRow;
import io.ftps.protocol.CommandRow.Place;
import io.ftps.protocol.CommandRules;
import io.ftps.protocol.Connection;
import io.ftps.protocol.Failures;
import io.ftps.protocol.Login;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one command where its row says, and brings what came of it back to the event loop. */
final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final ServerContext context;
    private final Connection connection;
    private final Executor loop;

    CommandRunner(ServerContext context, Connection connection, Executor loop) {
        this.context = context;
        this.connection = connection;
        this.loop = loop;
    }

    /** What came of a command; called on the event loop, once. */
    interface Outcome {
        /** It is served; what it takes for granted, such as the end of a login, has happened. Comes first, if at all. */
        void admitted();

        /** A worker is to have it, and may take its time. */
        void handedOver();

        void replied(Reply reply);

        void loginRefused(LoginRefusedException refusal);
    }

    /** Runs it; {@code userName} is whom it would log in, if anybody. */
    void run(Command command, String userName, Outcome outcome) {
        try {
            CommandRow row = CommandRules.admit(connection, command);
            outcome.admitted();
            switch (placeOf(row)) {
                case LOOP -> call(row, command, outcome).run();
                case FILES ->
                    onWorker(context.threads().files().of(storage(row)), () -> call(row, command, outcome), outcome);
                case DECISIONS, DECISIONS_IF_CERTIFIED ->
                    decide(deciders(userName), () -> call(row, command, outcome), outcome);
            }
        } catch (CommandRefusedException e) {
            outcome.replied(e.reply());
        } catch (RejectedExecutionException e) {
            outcome.replied(Reply.of(ReplyCode.LOCAL_ERROR, "The server is too busy for that; try again."));
        }
    }

    private Place placeOf(CommandRow row) {
        return row.place() == Place.DECISIONS_IF_CERTIFIED && !connection.isCertified() ? Place.LOOP : row.place();
    }

    /** Who comes from where he or she always came from does not wait behind those who guess. */
    private Executor deciders(String userName) {
        ServerThreads threads = context.threads();
        return connection.isKnown(userName) ? threads.decisions() : threads.strangers();
    }

    private void decide(Executor workers, Supplier<Runnable> call, Outcome outcome) {
        try {
            onWorker(workers, call, outcome);
        } catch (RejectedExecutionException e) {
            outcome.loginRefused(new LoginRefusedException(Reason.BUSY, "Too many logins wait to be decided."));
        }
    }

    private void onWorker(Executor workers, Supplier<Runnable> call, Outcome outcome) {
        outcome.handedOver();
        workers.execute(() -> bringBack(call.get()));
    }

    /** A storage that hung may let go when the server has stopped: then nobody waits for the outcome any more. */
    private void bringBack(Runnable outcome) {
        try {
            loop.execute(outcome);
        } catch (RejectedExecutionException e) {
            LOG.debug(
                    "Session {}: a command ended behind the server",
                    connection.info().id(),
                    e);
        }
    }

    /** A command of an embedder may run before login: then it has its share of the workers for itself. */
    private Object storage(CommandRow row) {
        return connection.login() instanceof Login.LoggedIn in ? in.storage() : row;
    }

    /** Runs a command that blocks nobody, here and now. */
    Reply now(Command command) {
        try {
            return handle(CommandRules.admit(connection, command), command);
        } catch (Exception e) {
            return failed(command, e);
        }
    }

    private Reply handle(CommandRow row, Command command)
            throws CommandRefusedException, LoginRefusedException, IOException {
        CommandHook hook = context.services().hook();
        if (hook == CommandHook.NONE) {
            return row.handler().handle(connection, command.argument());
        }
        Command shown = command.masked();
        hook.before(connection.view(), shown);
        Reply reply = row.handler().handle(connection, command.argument());
        return hook.after(connection.view(), shown, reply).then(reply.next());
    }

    private Reply failed(Command command, Throwable failure) {
        if (Failures.isUnforeseen(failure)) {
            LOG.error("Session {}: {} failed", connection.info().id(), command, failure);
        }
        return Failures.reply(failure);
    }

    /** Calls the handler; what is returned tells the outcome. */
    private Runnable call(CommandRow row, Command command, Outcome outcome) {
        try {
            Reply reply = handle(row, command);
            return () -> outcome.replied(reply);
        } catch (LoginRefusedException e) {
            return () -> outcome.loginRefused(e);
        } catch (Exception | LinkageError | StackOverflowError e) {
            Reply reply = failed(command, e);
            return () -> outcome.replied(reply);
        }
    }
}
