/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.User;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Session;
import io.ftps.command.SessionAttribute;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an embedder may see of a connection, and what it remembers of it. */
final class SessionView implements Session {
    private final Connection connection;
    private final Map<SessionAttribute<?>, Object> attributes = new HashMap<>();

    SessionView(Connection connection) {
        this.connection = connection;
    }

    /** Nothing was remembered. */
    void forget() {
        attributes.clear();
    }

    @Override
    public SessionInfo info() {
        return connection.info();
    }

    @Override
    public User user() throws CommandRefusedException {
        return connection.loggedIn().user();
    }

    @Override
    public FileSystemView files() throws CommandRefusedException {
        return connection.loggedIn().files();
    }

    @Override
    public FtpPath directory() throws CommandRefusedException {
        return connection.loggedIn().directory();
    }

    @Override
    public FtpPath path(String argument) throws CommandRefusedException {
        return connection.loggedIn().path(argument);
    }

    @Override
    public TransferType type() {
        return connection.settings().type();
    }

    @Override
    public <T> Optional<T> get(SessionAttribute<T> attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(attribute.type()::cast);
    }

    @Override
    public <T> void set(SessionAttribute<T> attribute, T value) {
        attributes.put(attribute, value);
    }
}
