/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.ftps.auth.Account;
import io.ftps.auth.AccountStore;
import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.Digest;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.ServerTls;
import io.ftps.tls.UnknownCertificates;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients with certificates: an authority that the server trusts, those it has issued, and accounts that may be changed. */
public final class Partners implements AccountStore, ClientCertificateVerifier {
    public static final String PASSWORD = "p";
    private static final PasswordHash CHEAP =
            PasswordHash.parse("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$v9K+AuFBZgmnm1Cg/Ibevg");

    private static final X509Bundle AUTHORITY = made(
            new CertificateBuilder().subject("CN=Partners").ecp256().setIsCertificateAuthority(true),
            CertificateBuilder::buildSelfSigned);
    /** Registered with the users of this class. */
    public static final CertifiedKey REGISTERED = issued("registered", 365);
    /** As trusted as the other one, and nobody's. */
    public static final CertifiedKey UNREGISTERED = issued("unregistered", 365);
    /** Nobody vouches for it. */
    public static final CertifiedKey UNTRUSTED =
            SelfSigned.withCommonName("untrusted").create();

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private volatile Optional<ClientCertificateVerdict> always = Optional.empty();
    private final AtomicInteger asked = new AtomicInteger();

    private interface Making {
        X509Bundle of(CertificateBuilder builder) throws Exception;
    }

    private static X509Bundle made(CertificateBuilder builder, Making making) {
        try {
            return making.of(builder);
        } catch (Exception e) {
            throw new IllegalStateException("The test certificate cannot be made.", e);
        }
    }

    /** A certificate of the authority that ends so many days from now. */
    public static CertifiedKey issued(String name, int days) {
        Instant now = Instant.now();
        X509Bundle bundle = made(
                new CertificateBuilder()
                        .subject("CN=" + name)
                        .ecp256()
                        .notBefore(now.minus(1, ChronoUnit.DAYS))
                        .notAfter(now.plus(days, ChronoUnit.DAYS)),
                builder -> builder.buildIssuedBy(AUTHORITY));
        return CertifiedKey.of(bundle.getKeyPair().getPrivate(), List.of(bundle.getCertificatePath()));
    }

    /** Adds a user who has the registered certificate and the password. */
    public Partners with(User user, LoginMethod method) {
        RegisteredCertificate own = RegisteredCertificate.of(
                new ThisCertificate(Digest.of(Digest.Algorithm.SHA_256, REGISTERED.certificate())));
        accounts.put(user.name(), new Account(user, method, Optional.of(CHEAP), List.of(own)));
        return this;
    }

    public void remove(String userName) {
        accounts.remove(userName);
    }

    /** Takes a user's certificate away. */
    public void withoutCertificates(String userName) {
        accounts.computeIfPresent(userName, (name, account) -> account.withCertificates(List.of()));
    }

    /** From now on every certificate is refused. */
    public void revoke(String why) {
        always = Optional.of(new ClientCertificateVerdict.Refused(why));
    }

    /** From now on nobody can tell what a certificate is worth. */
    public void cannotTell(String why) {
        always = Optional.of(new ClientCertificateVerdict.Undecided(why));
    }

    /** How often somebody's certificate was judged. */
    public int asked() {
        return asked.get();
    }

    /** What the server shows and asks for; on the engine of this run. */
    public ServerTls tls(ClientCertificatePolicy policy, UnknownCertificates unknown) {
        return ServerTls.builder()
                .engine(TestRun.engineChoice())
                .certificates(CertificateSelector.single(TestServer.key()))
                .clientCertificates(policy, unknown, LoopGuard.guard(ClientCertificateVerifier.class, this))
                .build();
    }

    public ServerTls tls(ClientCertificatePolicy policy) {
        return tls(policy, UnknownCertificates.END_THE_SESSION);
    }

    @Override
    public Optional<Account> find(String userName) {
        return Optional.ofNullable(accounts.get(userName));
    }

    @Override
    public List<PasswordHash> sampleOfHashes() {
        return List.of(CHEAP);
    }

    @Override
    public void renew(Account old, PasswordHash fresh) {
        // stays cheap
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        asked.incrementAndGet();
        if (always.isPresent()) {
            return always.get();
        }
        try {
            chain.get(0).verify(AUTHORITY.getCertificate().getPublicKey());
            return new ClientCertificateVerdict.Accepted(List.of(AUTHORITY.getCertificate()));
        } catch (GeneralSecurityException e) {
            return new ClientCertificateVerdict.Unknown();
        }
    }
}
