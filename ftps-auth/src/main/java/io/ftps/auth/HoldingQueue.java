/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Brings certificates to the holding tank, behind the back of logins: one thread writes, and ends after a while without work.
 * What strangers present goes the same way and is left behind there, so that a login costs the same for every name.
 */
final class HoldingQueue {
    /** Certificates that wait; one more is dropped and counted. */
    static final int MOST_WAITING = 128;

    private static final long IDLE_SECONDS = 5;

    private final HoldingTank tank;
    private final Consumer<HeldCertificate> listener;
    private final Fault fault;
    private final AtomicLong dropped = new AtomicLong();
    private final ThreadPoolExecutor writer;

    HoldingQueue(HoldingTank tank, Consumer<HeldCertificate> listener, Consumer<String> problems) {
        this.tank = tank;
        this.listener = listener;
        this.fault = new Fault(problems);
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                HoldingQueue::thread,
                (refused, executor) -> countDropped((Offer) refused));
        writer.allowCoreThreadTimeOut(true);
    }

    /** What a client presented; of no account where it is not to be held. */
    private record Offer(
            HoldingQueue queue, Optional<Account> account, PresentedCertificate presented, InetAddress from)
            implements Runnable {
        @Override
        public void run() {
            account.ifPresent(known -> queue.hold(known, presented, from));
        }
    }

    /** Returns at once. */
    void offer(Optional<Account> account, PresentedCertificate presented, InetAddress from) {
        writer.execute(new Offer(this, account, presented, from));
    }

    private void countDropped(Offer offer) {
        if (offer.account().isPresent()) {
            dropped.incrementAndGet();
        }
    }

    /** How many that were to be held found no room to wait. */
    long dropped() {
        return dropped.get();
    }

    private void hold(Account account, PresentedCertificate presented, InetAddress from) {
        try {
            tank.hold(account, presented, from).ifPresent(listener);
            fault.gone();
        } catch (IOException failed) {
            fault.met("Certificates are not kept for the operator now: " + failed.getMessage());
        } catch (RuntimeException failed) {
            fault.met("Certificates are not kept for the operator now, because of a fault (" + failed + ").");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ftps-holding-tank");
        thread.setDaemon(true);
        return thread;
    }
}
