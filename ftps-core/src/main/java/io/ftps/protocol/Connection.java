/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.NOT_LOGGED_IN;

import io.ftps.auth.Authenticator;
import io.ftps.auth.Credentials;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginGuard;
import io.ftps.auth.Quota;
import io.ftps.auth.User;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Session;
import io.ftps.file.FileSystemView;
import io.ftps.file.QuotaView;
import io.ftps.file.Usage;
import io.ftps.protocol.HostResolution.Answer.Known;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.protocol.Security.UnderTls;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.Limits.Time;
import io.ftps.server.Listener;
import io.ftps.server.SessionInfo;
import io.ftps.server.TlsMode;
import io.ftps.server.UserFiles;
import io.ftps.server.VirtualHost;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.TlsSession;
import io.ftps.wire.LineCharset;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What commands of one session share, in parts that live equally long: the address for ever, the host until REIN, the
 * security until AUTH or REIN, the login until USER, the settings until the login ends, the pending slot for one command. One
 * command runs at a time, so nothing is locked.
 */
public final class Connection {
    private final String id;
    private final Services services;
    private final Listener listener;
    private final ConnectionOrigin origin;
    private final DataConnections data;
    private final LineCharset charset = new LineCharset();
    private final SessionView view = new SessionView(this);

    private Optional<Known> requestedHost = Optional.empty();
    private Security security = new Security.InClear();
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
     * The control connection is under TLS: everything said before is forgotten but the addresses and the name that HOST asked
     * for, which the handshake has not contradicted.
     *
     * @param session the finished handshake
     */
    public void secured(TlsSession session) {
        forgetLogin();
        view.forget();
        charset.useUtf8();
        security = requestedAuth == AuthKind.CONTROL ? UnderTls.control(session) : UnderTls.controlAndData(session);
    }

    /** REIN: as just connected; TLS is gone unless it was there from the first byte. */
    void reinitialize() {
        forgetLogin();
        view.forget();
        charset.useUtf8();
        requestedHost = Optional.empty();
        security = listener.mode() == TlsMode.IMPLICIT && security instanceof UnderTls underTls
                ? UnderTls.controlAndData(underTls.session())
                : new Security.InClear();
    }

    /** The login and what it set are gone, and with them a waiting data connection. Called on the event loop. */
    public void forgetLogin() {
        data.closeEndpoint();
        login = new Login.Nobody();
        settings = TransferSettings.INITIAL;
        pending = new Pending.Nothing();
    }

    /** HOST has named a host of ours: what USER began is forgotten. RFC 7151, section 3.2.2. */
    void choose(Known host) {
        forgetLogin();
        requestedHost = Optional.of(host);
    }

    /** The host this session is at: the one that HOST chose, else the one that the handshake named; none is the server itself. */
    private Optional<VirtualHost> host() {
        return requestedHost.map(Known::host).orElseGet(() -> serverName().flatMap(services.hosts()::find));
    }

    /** The name in the control connection's handshake. */
    Optional<String> serverName() {
        return security.tls().flatMap(TlsSession::serverName);
    }

    /** What the handshake proves of the client. */
    ClientProof proof() {
        return ClientProof.of(security.tls(), listener.tls().clientCertificatePolicy());
    }

    /**
     * Whether what the client presented may be enough to log in, so that USER has to ask.
     *
     * @return true when there is a trusted certificate
     */
    public boolean isCertified() {
        return proof().alone().isPresent();
    }

    /**
     * What a refused login is told.
     *
     * @return text of the 530
     */
    public String refusal() {
        return proof().refusal();
    }

    /**
     * The client's certificate, if it ends soon.
     *
     * @return what is to be told at login
     */
    public Optional<CertificateExpiry> expiringCertificate() {
        return CertificateExpiry.of(proof(), services);
    }

    /**
     * Whether the client's address may try to log in.
     *
     * @return what the guard says
     */
    public LoginGuard.Admission admission() {
        return services.guard().admit(origin.remoteAddress().getAddress());
    }

    /**
     * Whether somebody has logged in from here before.
     *
     * @param userName under this name
     * @return what the guard remembers
     */
    public boolean isKnown(String userName) {
        return services.guard().isKnown(origin.remoteAddress().getAddress(), userName);
    }

    /** What is offered for a name, and where. */
    LoginAttempt attempt(String userName, Credentials offered) {
        return new LoginAttempt(userName, offered, listener.name(), origin.remoteAddress());
    }

    /**
     * What this session rests on.
     *
     * @return a copy of the facts
     */
    public Review review() {
        Optional<LoggedIn> in = login instanceof LoggedIn now ? Optional.of(now) : Optional.empty();
        return new Review(
                listener,
                origin(),
                security.tls(),
                authenticator(),
                in.map(now -> new Review.Entry(now.user(), now.proof())),
                services.clock());
    }

    /**
     * What tells a user of this host from one of the same name elsewhere.
     *
     * @param user who
     * @return equal for the same user
     */
    public UserKey keyOf(User user) {
        return new UserKey(authenticator(), user.name());
    }

    Authenticator authenticator() {
        return host().flatMap(VirtualHost::authenticator).orElse(services.authenticator());
    }

    /** What somebody sees who has just logged in. Blocks, so it is called on a worker. */
    FileSystemView open(User user) throws IOException {
        UserFiles views = host().flatMap(VirtualHost::files).orElse(services.files());
        FileSystemView files = views.open(user);
        return user.quota().equals(Quota.NONE)
                ? files
                : QuotaView.of(files, user.quota(), services.usages().of(keyOf(user), Usage::new));
    }

    /**
     * What greets a client here.
     *
     * @return text of the 220
     */
    public String greeting() {
        return host().flatMap(VirtualHost::greeting).orElse(services.greeting());
    }

    /**
     * How long the client may do nothing.
     *
     * @return what it asked for by SITE IDLE, or the server's limit
     */
    public Duration idleTime() {
        return settings.idle().orElse(services.limits().get(Time.IDLE));
    }

    /** What listener and host together demand. */
    DataProtection dataProtection() {
        return host().map(VirtualHost::dataProtection)
                .map(listener.dataProtection()::tightenedBy)
                .orElse(listener.dataProtection());
    }

    /** What listener and host together demand. */
    DataBinding dataBinding() {
        return host().map(VirtualHost::dataBinding)
                .map(listener.dataBinding()::tightenedBy)
                .orElse(listener.dataBinding());
    }

    /** What is demanded of the next data connection. */
    DataDemands dataDemands() {
        return new DataDemands(
                security.data(), dataBinding(), listener.concessions().uploadEnd());
    }

    /** Whether a handshake could show a certificate at this moment. */
    boolean hasCertificates() {
        return listener.tls().hasCertificates();
    }

    /** Whether TLS is there, or can be had. */
    boolean offersTls() {
        return security instanceof UnderTls || hasCertificates();
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

    /**
     * Where the client came in, and the name it asked for.
     *
     * @return what a certificate is chosen by
     */
    public ConnectionOrigin origin() {
        return new ConnectionOrigin(
                origin.listener(), origin.localAddress(), origin.remoteAddress(), requestedHost.map(Known::name));
    }

    /**
     * What commands and hooks of an embedder see.
     *
     * @return always the same
     */
    public Session view() {
        return view;
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
