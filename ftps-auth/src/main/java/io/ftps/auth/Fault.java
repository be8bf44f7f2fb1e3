/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Something that may go wrong at every login: told when it begins, and again only after it was well in between. */
final class Fault {
    private final Consumer<String> problems;
    private final AtomicBoolean lasting = new AtomicBoolean();

    Fault(Consumer<String> problems) {
        this.problems = problems;
    }

    void met(String sentence) {
        if (lasting.compareAndSet(false, true)) {
            problems.accept(sentence);
        }
    }

    void gone() {
        lasting.set(false);
    }
}
