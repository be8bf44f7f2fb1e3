// SPDX-License-Identifier: Apache-2.0
// One step of a user of basic-ftp. Arguments: step mode port certificate user password name...
const fs = require("fs")
const { Client } = require("basic-ftp")

const [step, mode, port, certificate, user, password, ...names] = process.argv.slice(2)
const HALF = 40_001

const steps = {
    list: async ftp => (await ftp.list()).forEach(file => console.log(file.name)),
    download: async ftp => {
        for (const name of names) {
            await ftp.downloadTo(name, name)
        }
    },
    resumeDownload: async ftp => ftp.downloadTo(names[0], names[0], HALF),
    upload: async ftp => {
        for (const name of names) {
            await ftp.uploadFrom(name, name)
        }
    },
    resumeUpload: async ftp => ftp.appendFrom(names[0], names[0], { localStart: HALF }),
    rename: async ftp => ftp.rename(...names),
    delete: async ftp => ftp.remove(names[0]),
}

async function main() {
    const ftp = new Client()
    try {
        await ftp.access({
            host: "127.0.0.1",
            port: Number(port),
            user,
            password,
            secure: mode === "IMPLICIT" ? "implicit" : true,
            secureOptions: { ca: fs.readFileSync(certificate) },
        })
        await steps[step](ftp)
    } finally {
        ftp.close()
    }
}

main()
