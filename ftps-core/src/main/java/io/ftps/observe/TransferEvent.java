/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A transfer, from its 150 to its end. */
@Name("io.ftps.Transfer")
@Label("FTPS Transfer")
@Category("FTPS")
@Description("A file or a listing on a data connection")
@StackTrace(false)
final class TransferEvent extends Event {
    @Label("Transfer")
    String transfer = "";

    @Label("User")
    String user = "";

    @Label("Direction")
    String direction = "";

    @Label("Path")
    String path = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Binding")
    @Description("What ties the data connection to the control connection; empty when none came")
    String binding = "";

    @Label("Reason")
    @Description("Why it did not complete; empty where it did")
    String reason = "";
}
