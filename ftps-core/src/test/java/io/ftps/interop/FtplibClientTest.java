/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import java.nio.file.Path;

/** Python's ftplib; {@link PythonFtplibTest} has more of it. */
final class FtplibClientTest extends ScriptedClientContract {
    FtplibClientTest() {
        super(Program.PYTHON, "ftplib_steps.py");
    }

    @Override
    String name() {
        return "ftplib";
    }

    @Override
    String version(Path folder) throws Exception {
        return evaluate(folder, "-c", "import platform; print(platform.python_version())")
                .output();
    }
}
