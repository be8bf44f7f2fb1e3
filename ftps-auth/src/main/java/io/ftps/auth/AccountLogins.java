/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.LoginRefusedException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Decides logins by the accounts of a store, each by its {@link LoginMethod}. A certificate counts when the server trusts it and
 * the {@link CertificateMapping} says that it is the account's. A client that has sent its name and no password yet is let in
 * where its certificate suffices; a refusal then has no other effect. Blocks, for the store, the mapping and the password check;
 * safe for use by many threads.
 *
 * <p>Where a password was sent, every refusal costs the same work: the store is asked for account and sample, the mapping about
 * the certificate, and one hash is checked, whether anybody has the name or not, and whether a password could let the user in or
 * not. The catch: how fast store and mapping answer about one name and another is up to them; and a certificate that is trusted
 * but not registered is held for the operator also when the user got in by password.
 */
public final class AccountLogins implements Authenticator {
    private final AccountStore store;
    private final CertificateMapping mapping;
    private final PasswordChecks checks;
    private final HeldCertificates held;
    private final Fault mappingFault;
    private final Optional<RenewedHashes> renewal;
    private final Optional<HoldingQueue> queue;
    private final Decoys decoys = new Decoys();

    private AccountLogins(Builder builder) {
        this.store = builder.store;
        this.mapping = builder.mapping;
        this.checks = builder.checks.orElseGet(PasswordChecks::standard);
        this.held = builder.held;
        this.mappingFault = new Fault(builder.problems);
        this.renewal = switch (builder.renewal) {
            case RENEW_AT_LOGIN -> Optional.of(new RenewedHashes(store, checks, builder.problems));
            case KEEP_AS_IS -> Optional.empty();
        };
        this.queue = builder.tank.map(tank -> new HoldingQueue(tank, builder.listener, builder.problems));
    }

    /** Decides by this store, with all defaults of {@link Builder}. */
    public static AccountLogins of(AccountStore store) {
        return builder(store).build();
    }

    /** Begins with the defaults. */
    public static Builder builder(AccountStore store) {
        return new Builder(store);
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        Optional<Account> found = find(attempt.userName());
        Account asked = found.orElseGet(() -> nobody(attempt.userName()));
        Optional<Password> password = attempt.credentials().password();
        Evidence evidence = new Evidence(
                proof(attempt.credentials().certificate(), asked),
                password.isPresent() ? proof(password.get(), asked) : PasswordProof.MISSING);
        if (password.isPresent()) {
            hold(attempt, found, evidence.certificate());
        }
        Account account = found.orElseThrow(AccountLogins::unknown);
        evidence.check(account.method());
        if (evidence.password() == PasswordProof.RIGHT) {
            renewal.ifPresent(hashes -> password.ifPresent(right -> hashes.renew(account, right)));
        }
        return account.user();
    }

    /**
     * Refuses when the account is gone, or its method now needs a certificate and that of the session is not registered any
     * more. The password is not asked for again. The catch: where certificate or password would do, it is not known by which
     * of them the session came in, so it stays; ask {@link #authenticate} with the certificate alone about one that came in so.
     */
    @Override
    public void review(User user, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        Account account = find(user.name())
                .orElseThrow(() -> new LoginRefusedException(Reason.UNKNOWN_USER, "The account is gone."));
        new Evidence(proof(presented, account), PasswordProof.RIGHT).check(account.method());
    }

    /** How many certificates were not held because too many waited for it. */
    public long unheldCertificates() {
        return queue.map(HoldingQueue::dropped).orElse(0L);
    }

    private Optional<Account> find(String userName) throws LoginRefusedException {
        try {
            return store.find(userName);
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    /** Whoever is asked about in place of a stranger, so that a stranger costs what a user does. */
    private static Account nobody(String userName) {
        User user = User.named(userName.isEmpty() ? "nobody" : userName);
        return new Account(user, LoginMethod.PASSWORD, Optional.empty(), List.of());
    }

    private CertificateProof proof(Optional<PresentedCertificate> presented, Account account) {
        if (presented.isEmpty()) {
            return CertificateProof.MISSING;
        }
        if (!presented.get().isTrusted()) {
            return CertificateProof.UNTRUSTED;
        }
        return isMapped(presented.get(), account) ? CertificateProof.REGISTERED : CertificateProof.UNREGISTERED;
    }

    private boolean isMapped(PresentedCertificate presented, Account account) {
        try {
            boolean matches = mapping.matches(presented, account);
            mappingFault.gone();
            return matches;
        } catch (RuntimeException failed) {
            mappingFault.met("A certificate counts as not registered because the mapping failed (" + failed + ").");
            return false;
        }
    }

    /** Checks one hash in any case, and deals the decoy for it also to those who have a hash of their own. */
    private PasswordProof proof(Password password, Account account) throws LoginRefusedException {
        PasswordHash decoy = decoys.forName(account.user().name(), sampleOfHashes());
        boolean matches = checks.matches(account.hash().orElse(decoy), password);
        return matches && account.hash().isPresent() ? PasswordProof.RIGHT : PasswordProof.WRONG;
    }

    private List<PasswordHash> sampleOfHashes() throws LoginRefusedException {
        try {
            return store.sampleOfHashes();
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    /** Every certificate goes through the queue, also one that is not to be held: the other thread takes its time from all. */
    private void hold(LoginAttempt attempt, Optional<Account> found, CertificateProof proof) {
        boolean wanted = switch (proof) {
            case MISSING, REGISTERED -> false;
            case UNTRUSTED -> held == HeldCertificates.UNTRUSTED_TOO;
            case UNREGISTERED -> true;
        };
        Optional<Account> account = found.filter(known -> wanted);
        queue.ifPresent(waiting -> attempt.credentials()
                .certificate()
                .ifPresent(presented -> waiting.offer(
                        account, presented, attempt.remoteAddress().getAddress())));
    }

    private static LoginRefusedException unknown() {
        return new LoginRefusedException(Reason.UNKNOWN_USER, "Nobody has this user name.");
    }

    private static LoginRefusedException unavailable(IOException failed) {
        return new LoginRefusedException(
                Reason.UNAVAILABLE, "The accounts cannot be read now: " + failed.getMessage(), failed);
    }

    /** Says how accounts are used. */
    public static final class Builder {
        private final AccountStore store;
        private CertificateMapping mapping = CertificateMapping.registered();
        private Optional<PasswordChecks> checks = Optional.empty();
        private HashRenewal renewal = HashRenewal.RENEW_AT_LOGIN;
        private Optional<HoldingTank> tank = Optional.empty();
        private HeldCertificates held = HeldCertificates.TRUSTED_ONLY;
        private Consumer<HeldCertificate> listener = certificate -> {};
        private Consumer<String> problems = LoggerFactory.getLogger(AccountLogins.class)::warn;

        private Builder(AccountStore store) {
            this.store = store;
        }

        /** Whose a certificate is; by default that of the account it is {@linkplain CertificateMapping#registered registered} in. */
        public Builder mapping(CertificateMapping other) {
            this.mapping = other;
            return this;
        }

        /** Checks shared with other stores; by default these logins have their own. */
        public Builder checks(PasswordChecks shared) {
            this.checks = Optional.of(shared);
            return this;
        }

        /** Whether old hashes are renewed; the default is {@link HashRenewal#RENEW_AT_LOGIN}. */
        public Builder renewal(HashRenewal choice) {
            this.renewal = choice;
            return this;
        }

        /**
         * Where certificates are held that a user with a known name sent a password with and that are not registered; by default
         * nowhere. Written on a thread of its own, behind at most 128 that wait; what finds no room is
         * {@linkplain #unheldCertificates counted}.
         */
        public Builder holdingTank(HoldingTank place, HeldCertificates which) {
            this.tank = Optional.of(place);
            this.held = which;
            return this;
        }

        /**
         * Who is told of each certificate the tank has kept or counted, on the thread that writes the tank; the count of a new
         * one is 1.
         */
        public Builder heldCertificates(Consumer<HeldCertificate> other) {
            this.listener = other;
            return this;
        }

        /**
         * Who is told, in one sentence without secrets, that mapping, tank or store fail; by default it is a warning to SLF4J.
         * Each fault is told when it begins. Called on the thread of a login or that of the tank; must not throw.
         */
        public Builder problems(Consumer<String> other) {
            this.problems = other;
            return this;
        }

        /** The logins. */
        public AccountLogins build() {
            return new AccountLogins(this);
        }
    }
}
