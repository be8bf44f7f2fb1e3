/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.NOT_LOGGED_IN;

import io.ftps.command.CommandRefusedException;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.protocol.Security.BufferSize;
import io.ftps.server.Listener;
import io.ftps.server.SessionInfo;
import io.ftps.server.TlsMode;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.TlsSession;
import io.ftps.wire.LineCharset;
import java.util.Optional;

/**
 * What commands of one session share, in parts that live equally long: the address for ever, the security until AUTH or REIN,
 * the login until USER, the settings until the login ends, the pending slot for one command. One command runs at a time, so
 * nothing is locked.
 */
public final class Connection {
    private final String id;
    private final Services services;
    private final Listener listener;
    private final ConnectionOrigin origin;
    private final DataConnections data;
    private final LineCharset charset = new LineCharset();

    private Security security = Security.NONE;
    private AuthKind requestedAuth;
    private Login login = new Login.Nobody();
    private TransferSettings settings = TransferSettings.INITIAL;
    private Pending pending = new Pending.Nothing();

    /**
     * A client has connected.
     *
     * @param id of the session
     * @param services what all sessions share
     * @param listener where it came in
     * @param origin its addresses
     * @param data the data side of this session
     */
    public Connection(String id, Services services, Listener listener, ConnectionOrigin origin, DataConnections data) {
        this.id = id;
        this.services = services;
        this.listener = listener;
        this.origin = origin;
        this.data = data;
        this.requestedAuth = listener.mode() == TlsMode.IMPLICIT ? AuthKind.CONTROL_AND_DATA : AuthKind.CONTROL;
    }

    /** What AUTH asked for. RFC 4217, section 4. */
    enum AuthKind {
        /** TLS, TLS-C: data in clear until PROT P. */
        CONTROL,
        /** SSL, TLS-P: data private at once. */
        CONTROL_AND_DATA
    }

    /**
     * Who this is now, for events.
     *
     * @return a copy of the facts
     */
    public SessionInfo info() {
        Optional<String> user =
                login instanceof LoggedIn in ? Optional.of(in.user().name()) : Optional.empty();
        return new SessionInfo(
                id, listener.name(), origin.localAddress(), origin.remoteAddress(), user, security.tls());
    }

    /**
     * The control connection is under TLS: everything said before is forgotten but the addresses.
     *
     * @param session the finished handshake
     */
    public void secured(TlsSession session) {
        forgetLogin();
        security = requestedAuth == AuthKind.CONTROL ? Security.control(session) : Security.controlAndData(session);
    }

    /** REIN: as just connected; TLS is gone unless it was there from the first byte. */
    void reinitialize() {
        forgetLogin();
        security = listener.mode() == TlsMode.IMPLICIT
                ? security.with(BufferSize.NEGOTIATED).with(ProtectionLevel.PRIVATE)
                : Security.NONE;
    }

    /** The login and what it set are gone, and with them a waiting data connection. */
    void forgetLogin() {
        data.closeEndpoint();
        login = new Login.Nobody();
        settings = TransferSettings.INITIAL;
        pending = new Pending.Nothing();
    }

    LoggedIn loggedIn() throws CommandRefusedException {
        if (login instanceof LoggedIn in) {
            return in;
        }
        throw new CommandRefusedException(NOT_LOGGED_IN, "Log in with USER and PASS first.");
    }

    /**
     * What the user's files are stored on.
     *
     * @return equal for views that hang together
     * @throws CommandRefusedException 530 when nobody is logged in
     */
    public Object storage() throws CommandRefusedException {
        return loggedIn().storage();
    }

    /** Takes what the command before left, and leaves nothing. */
    Pending takePending() {
        Pending taken = pending;
        pending = new Pending.Nothing();
        return taken;
    }

    /**
     * How lines and names are written in this session.
     *
     * @return the charset, changed by what the client sends
     */
    public LineCharset charset() {
        return charset;
    }

    /**
     * Who is logged in, as far as it is known.
     *
     * @return the state of the login
     */
    public Login login() {
        return login;
    }

    /**
     * How the connection is protected.
     *
     * @return the state of the protection
     */
    public Security security() {
        return security;
    }

    /**
     * Where the client came in.
     *
     * @return the listener
     */
    public Listener listener() {
        return listener;
    }

    /**
     * What all sessions share.
     *
     * @return the services
     */
    public Services services() {
        return services;
    }

    ConnectionOrigin origin() {
        return origin;
    }

    DataConnections data() {
        return data;
    }

    TransferSettings settings() {
        return settings;
    }

    void request(AuthKind kind) {
        requestedAuth = kind;
    }

    void set(Security value) {
        security = value;
    }

    void set(Login value) {
        login = value;
    }

    void set(TransferSettings value) {
        settings = value;
    }

    void set(Pending value) {
        pending = value;
    }
}
