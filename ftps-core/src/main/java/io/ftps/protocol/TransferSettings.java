/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.server.TransferType;
import io.ftps.wire.Fact;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the client has set, mostly for transfers to come.
 *
 * @param type TYPE; ASCII at first, as RFC 959 has it
 * @param mode MODE
 * @param level how hard MODE Z tries, from 1, fast, to 9, small
 * @param facts what MLST and MLSD tell
 * @param passiveCommands whether EPSV ALL was said, after which only EPSV opens data connections
 * @param hash what HASH computes
 * @param idle how long the client wants to be let do nothing, if it said so
 */
record TransferSettings(
        TransferType type,
        TransferMode mode,
        int level,
        Set<Fact> facts,
        PassiveCommands passiveCommands,
        HashAlgorithm hash,
        Optional<Duration> idle) {
    static final TransferSettings INITIAL = new TransferSettings(
            TransferType.ASCII,
            TransferMode.STREAM,
            6,
            Fact.DEFAULT,
            PassiveCommands.ANY,
            HashAlgorithm.SHA_256,
            Optional.empty());

    /** Which commands may open a data connection. RFC 2428, section 4. */
    enum PassiveCommands {
        /** All. */
        ANY,
        /** EPSV alone. */
        EPSV_ONLY
    }

    TransferSettings {
        facts = Collections.unmodifiableSet(facts.isEmpty() ? EnumSet.noneOf(Fact.class) : EnumSet.copyOf(facts));
    }

    TransferSettings with(TransferType other) {
        return new TransferSettings(other, mode, level, facts, passiveCommands, hash, idle);
    }

    TransferSettings with(TransferMode other) {
        return new TransferSettings(type, other, level, facts, passiveCommands, hash, idle);
    }

    TransferSettings withLevel(int other) {
        return new TransferSettings(type, mode, other, facts, passiveCommands, hash, idle);
    }

    TransferSettings with(Set<Fact> others) {
        return new TransferSettings(type, mode, level, others, passiveCommands, hash, idle);
    }

    TransferSettings with(PassiveCommands others) {
        return new TransferSettings(type, mode, level, facts, others, hash, idle);
    }

    TransferSettings with(HashAlgorithm other) {
        return new TransferSettings(type, mode, level, facts, passiveCommands, other, idle);
    }

    TransferSettings withIdle(Duration wanted) {
        return new TransferSettings(type, mode, level, facts, passiveCommands, hash, Optional.of(wanted));
    }
}
