/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import java.nio.file.Path;

/** ftputil, which makes a file system of ftplib. */
final class FtputilClientTest extends ScriptedClientContract {
    FtputilClientTest() {
        super(Program.PYTHON_WITH_FTPUTIL, "ftputil_steps.py");
    }

    @Override
    String name() {
        return "ftputil";
    }

    @Override
    String version(Path folder) throws Exception {
        return evaluate(folder, "-c", "import ftputil; print(ftputil.__version__)")
                .output();
    }
}
