/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** From the begin of TLS on a control connection to its being there, or not. */
@Name("io.ftps.Handshake")
@Label("FTPS Handshake")
@Category("FTPS")
@Description("TLS on a control connection")
@StackTrace(false)
final class HandshakeEvent extends Event {
    @Label("Session")
    String session = "";

    @Label("Listener")
    String listener = "";

    @Label("Peer")
    String peer = "";

    @Label("Protocol")
    String protocol = "";

    @Label("Cipher Suite")
    String cipherSuite = "";

    @Label("Failure")
    @Description("Why TLS did not come about; empty where it did")
    String failure = "";
}
