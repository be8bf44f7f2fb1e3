/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.Access.BEFORE_AUTH;
import static io.ftps.command.Access.BEFORE_LOGIN;
import static io.ftps.command.Access.LOGGED_IN;
import static io.ftps.protocol.CommandRow.Place.DECISIONS;
import static io.ftps.protocol.CommandRow.Place.DECISIONS_IF_CERTIFIED;
import static io.ftps.protocol.CommandRow.Place.FILES;
import static io.ftps.protocol.CommandRow.Place.LOOP;
import static io.ftps.protocol.CommandRow.Trait.ANSWERED_MEANWHILE;
import static io.ftps.protocol.CommandRow.Trait.ENDS_LOGIN;
import static io.ftps.protocol.CommandRow.Trait.KEEPS_PENDING;
import static io.ftps.protocol.CommandRow.Trait.NEEDS_DATA;
import static io.ftps.protocol.CommandRow.Trait.REFUSED_AFTER_CCC;
import static io.ftps.protocol.CommandRow.Trait.REFUSED_MEANWHILE;
import static io.ftps.protocol.CommandRow.row;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table. Who may send what, where it runs and what HELP says follow from it, and nothing else lists verbs. */
final class StandardCommands {
    /** Verbs of the standards that are known and not offered: 502 instead of 500. */
    private static final Set<String> NOT_OFFERED = Set.of("ADAT", "CONF", "ENC", "LPRT", "LPSV", "MFCT", "MIC", "SMNT");

    private static final String AUTH_KINDS = "TLS | TLS-C | TLS-P | SSL";

    private static final List<CommandRow> ROWS = List.of(
            row("AUTH", SecurityCommands::auth, BEFORE_AUTH, LOOP, AUTH_KINDS, REFUSED_MEANWHILE, REFUSED_AFTER_CCC)
                    .feature("AUTH TLS", Connection::hasCertificates),
            row("PBSZ", SecurityCommands::pbsz, BEFORE_AUTH, LOOP, "0").feature("PBSZ", Connection::offersTls),
            row("PROT", SecurityCommands::prot, BEFORE_AUTH, LOOP, "P | C").feature("PROT", Connection::offersTls),
            row("CCC", SecurityCommands::ccc, BEFORE_AUTH, LOOP, "")
                    .feature("CCC", SecurityCommands::allowsClearControl),
            row("HOST", HostCommands::host, BEFORE_AUTH, LOOP, "name").feature("HOST", HostCommands::isOffered),
            row(
                    "USER",
                    LoginCommands::user,
                    BEFORE_LOGIN,
                    DECISIONS_IF_CERTIFIED,
                    "name",
                    REFUSED_AFTER_CCC,
                    ENDS_LOGIN),
            row("PASS", LoginCommands::pass, BEFORE_LOGIN, DECISIONS, "password", REFUSED_AFTER_CCC),
            row("ACCT", LoginCommands::acct, BEFORE_LOGIN, LOOP, "account", REFUSED_AFTER_CCC),
            row("REIN", LoginCommands::rein, BEFORE_AUTH, LOOP, ""),
            row("QUIT", LoginCommands::quit, BEFORE_AUTH, LOOP, ""),
            row("FEAT", ServerCommands::feat, BEFORE_AUTH, LOOP, ""),
            row("HELP", ServerCommands::help, BEFORE_AUTH, LOOP, "[command]"),
            row("SYST", ServerCommands::syst, BEFORE_AUTH, LOOP, ""),
            row("NOOP", ServerCommands::noop, BEFORE_AUTH, LOOP, "", KEEPS_PENDING, ANSWERED_MEANWHILE),
            row("CLNT", ServerCommands::clnt, BEFORE_AUTH, LOOP, "name of the client")
                    .feature("CLNT"),
            row("CSID", ServerCommands::csid, BEFORE_LOGIN, LOOP, "name of the client")
                    .feature("CSID"),
            row("LANG", ServerCommands::lang, BEFORE_LOGIN, LOOP, "[EN]").feature("LANG EN*"),
            row(
                            "OPTS",
                            SettingCommands::opts,
                            BEFORE_AUTH,
                            LOOP,
                            "UTF8 ON | MLST facts | HASH algorithm | MODE Z LEVEL n")
                    .feature("UTF8"),
            row("TYPE", SettingCommands::type, LOGGED_IN, LOOP, "A | A N | I | L 8", KEEPS_PENDING),
            row("STRU", SettingCommands::stru, LOGGED_IN, LOOP, "F"),
            row("MODE", ModeCommands::mode, LOGGED_IN, LOOP, "S | Z").feature("MODE Z", ModeCommands::offersDeflated),
            row("PASV", DataConnectionCommands::pasv, LOGGED_IN, LOOP, "", KEEPS_PENDING),
            row("EPSV", DataConnectionCommands::epsv, LOGGED_IN, LOOP, "[1 | 2 | ALL]", KEEPS_PENDING)
                    .feature("EPSV"),
            row("PORT", DataConnectionCommands::port, LOGGED_IN, LOOP, "h1,h2,h3,h4,p1,p2", KEEPS_PENDING),
            row("EPRT", DataConnectionCommands::eprt, LOGGED_IN, LOOP, "|1 or 2|address|port|", KEEPS_PENDING)
                    .feature("EPRT", DataConnectionCommands::offersActive),
            row("CWD", DirectoryCommands::cwd, LOGGED_IN, FILES, "directory").alias("XCWD"),
            row("CDUP", DirectoryCommands::cdup, LOGGED_IN, FILES, "").alias("XCUP"),
            row("PWD", DirectoryCommands::pwd, LOGGED_IN, LOOP, "")
                    .feature("TVFS")
                    .alias("XPWD"),
            row("MKD", DirectoryCommands::mkd, LOGGED_IN, FILES, "directory").alias("XMKD"),
            row("RMD", DirectoryCommands::rmd, LOGGED_IN, FILES, "directory").alias("XRMD"),
            row("DELE", FileCommands::dele, LOGGED_IN, FILES, "file"),
            row("RNFR", FileCommands::rnfr, LOGGED_IN, FILES, "old name"),
            row("RNTO", FileCommands::rnto, LOGGED_IN, FILES, "new name", KEEPS_PENDING),
            row("SIZE", FileCommands::size, LOGGED_IN, FILES, "file", KEEPS_PENDING)
                    .feature("SIZE"),
            row("MDTM", FactCommands::mdtm, LOGGED_IN, FILES, "[yyyymmddhhmmss] file", KEEPS_PENDING)
                    .feature("MDTM"),
            row("MFMT", FactCommands::mfmt, LOGGED_IN, FILES, "yyyymmddhhmmss file")
                    .feature("MFMT"),
            row("MFF", FactCommands::mff, LOGGED_IN, FILES, "Modify=yyyymmddhhmmss;UNIX.mode=mode; file")
                    .feature("MFF Modify;UNIX.mode;"),
            row("HASH", HashCommands::hash, LOGGED_IN, FILES, "file", KEEPS_PENDING)
                    .feature(connection -> Optional.of(
                            HashAlgorithm.feature(connection.settings().hash()))),
            hashRow("XCRC", HashAlgorithm.CRC32),
            hashRow("XMD5", HashAlgorithm.MD5),
            hashRow("XSHA1", HashAlgorithm.SHA_1),
            hashRow("XSHA256", HashAlgorithm.SHA_256),
            hashRow("XSHA512", HashAlgorithm.SHA_512),
            row("AVBL", AvailableCommands::avbl, LOGGED_IN, FILES, "[directory]")
                    .feature("AVBL"),
            row("SITE", SiteCommands::site, LOGGED_IN, FILES, "command; SITE HELP lists them", KEEPS_PENDING)
                    .feature("SITE UTIME"),
            row("LIST", ListingCommands::list, LOGGED_IN, FILES, "[-options] [path]", NEEDS_DATA),
            row("NLST", ListingCommands::nlst, LOGGED_IN, FILES, "[-options] [path]", NEEDS_DATA),
            row("MLSD", ListingCommands::mlsd, LOGGED_IN, FILES, "[directory]", NEEDS_DATA),
            row("MLST", ListingCommands::mlst, LOGGED_IN, FILES, "[path]").feature(ListingCommands::mlstFeature),
            row("STAT", ListingCommands::stat, LOGGED_IN, FILES, "[path]", KEEPS_PENDING, ANSWERED_MEANWHILE),
            row("RETR", TransferCommands::retr, LOGGED_IN, FILES, "file", KEEPS_PENDING, NEEDS_DATA),
            row("STOR", TransferCommands::stor, LOGGED_IN, FILES, "file", KEEPS_PENDING, NEEDS_DATA),
            row("STOU", TransferCommands::stou, LOGGED_IN, FILES, "[name to be like]", KEEPS_PENDING, NEEDS_DATA),
            row("APPE", TransferCommands::appe, LOGGED_IN, FILES, "file", KEEPS_PENDING, NEEDS_DATA),
            row("REST", TransferCommands::rest, LOGGED_IN, LOOP, "offset", KEEPS_PENDING)
                    .feature("REST STREAM"),
            row("RANG", TransferCommands::rang, LOGGED_IN, LOOP, "first last", KEEPS_PENDING)
                    .feature("RANG STREAM"),
            row("ALLO", TransferCommands::allo, LOGGED_IN, LOOP, "bytes", KEEPS_PENDING),
            row("ABOR", TransferCommands::abor, LOGGED_IN, LOOP, "", ANSWERED_MEANWHILE));

    private StandardCommands() {}

    private static CommandRow hashRow(String verb, HashAlgorithm algorithm) {
        return row(verb, HashCommands.older(algorithm), LOGGED_IN, FILES, "file [first [last]]")
                .feature(verb);
    }

    static boolean isKnownButNotOffered(String verb) {
        return NOT_OFFERED.contains(verb);
    }

    static List<CommandRow> rows() {
        return ROWS;
    }
}
