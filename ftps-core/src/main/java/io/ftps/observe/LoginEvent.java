/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A login that was decided. */
@Name("io.ftps.Login")
@Label("FTPS Login")
@Category("FTPS")
@Description("A login that was accepted or refused")
@StackTrace(false)
final class LoginEvent extends Event {
    @Label("Session")
    String session = "";

    @Label("Peer")
    String peer = "";

    @Label("User")
    String user = "";

    @Label("Refusal")
    @Description("Why it was refused; empty where it was not")
    String refusal = "";
}
