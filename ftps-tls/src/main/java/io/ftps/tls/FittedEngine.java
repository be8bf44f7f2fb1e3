/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.engine.Abilities;
import io.ftps.tls.engine.Engines;

/**
 * An engine and what is left of a profile on it.
 *
 * @param engine runs handshakes
 * @param profile all of which the engine can
 */
record FittedEngine(TlsEngine engine, TlsProfile profile) {
    /** Refuses an engine that does not load and a profile of which too little is left. */
    static FittedEngine of(EngineChoice choice, TlsProfile asked) {
        TlsEngine chosen = Engines.choose(choice, asked);
        TlsProfile left = left(asked, chosen);
        new ProfileFit(asked, left, chosen).check();
        return new FittedEngine(chosen, left);
    }

    /** What an engine has of a profile. */
    static TlsProfile left(TlsProfile asked, TlsEngine engine) {
        Abilities left = Engines.abilities(engine, KeyGroup.names(), SignatureScheme.names());
        return asked.on(left.protocols(), left.cipherSuites(), left.groups(), left.signatureSchemes());
    }
}
