/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.timeline;

import java.io.Writer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A recording as SVG: client, control connection and data connection side by side, one row for each moment, time downwards. */
final class Drawing {
    private static final int WIDTH = 1240;
    private static final int TOP = 96;
    private static final int ROW = 26;
    private static final int TIME = 92;
    private static final int CLIENT = 130;
    private static final int CONTROL = 650;
    private static final int DATA = 830;
    /** Letters that fit between two lanes; the whole text is shown when the mouse is over it. */
    private static final int LETTERS_ON_ARROW = 66;

    private static final int LETTERS_BESIDE = 48;

    /** What XML cannot hold, not even escaped. */
    private static final Pattern NO_XML = Pattern.compile("[^\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final String STYLE = """
            svg { background: #fff; font: 12px ui-monospace, Menlo, Consolas, monospace; }
            text { fill: #1f2328; } .dim { fill: #656d76; } .lane { stroke: #d0d7de; stroke-dasharray: 3 4; }
            .head { font: 600 14px system-ui, sans-serif; } .title { font: 600 18px system-ui, sans-serif; }
            .command { stroke: #0969da; fill: #0969da; } .reply { stroke: #1a7f37; fill: #1a7f37; }
            .bad { stroke: #cf222e; fill: #cf222e; } .data { stroke: #8250df; fill: #8250df; }
            line, path { stroke-width: 1.5; } .bar { stroke-width: 6; stroke-linecap: round; opacity: .35; }
            text.bad { stroke: none; } text.data { stroke: none; }
            @media (prefers-color-scheme: dark) {
              svg { background: #0d1117; } text { fill: #e6edf3; } .dim { fill: #8d96a0; } .lane { stroke: #30363d; }
              .command { stroke: #4493f8; fill: #4493f8; } .reply { stroke: #3fb950; fill: #3fb950; }
              .bad { stroke: #f85149; fill: #f85149; } .data { stroke: #ab7df8; fill: #ab7df8; }
            }
            """;

    private final XMLStreamWriter svg;
    private int y = TOP;
    private int transferBegan;

    private Drawing(XMLStreamWriter svg) {
        this.svg = svg;
    }

    /** Draws a recording. */
    static void draw(Recording recording, Writer out) throws XMLStreamException {
        XMLStreamWriter svg = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        new Drawing(svg).draw(recording);
        svg.flush();
    }

    private void draw(Recording recording) throws XMLStreamException {
        int height = TOP + (recording.moments().size() + 2) * ROW;
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        svg.writeAttribute("viewBox", "0 0 " + WIDTH + " " + height);
        svg.writeAttribute("width", Integer.toString(WIDTH));
        element("title", "FTPS session " + recording.session().id());
        element("style", STYLE);
        head(recording);
        lanes(height);
        for (Moment moment : recording.moments()) {
            row(moment);
        }
        if (recording.left() > 0) {
            text(CLIENT, y + ROW, "dim", recording.left() + " more moments are not shown.");
        }
        svg.writeEndElement();
    }

    private void head(Recording recording) throws XMLStreamException {
        String user = recording.session().user().map(name -> ", user " + name).orElse("");
        text(CLIENT, 30, "title", "Session " + recording.session().id() + user);
        String peer = recording.session().remoteAddress().getAddress().getHostAddress();
        text(
                CLIENT,
                50,
                "dim",
                peer + " at listener " + recording.session().listener() + ", "
                        + recording.began().truncatedTo(ChronoUnit.SECONDS));
        text(CLIENT - 20, 78, "head", "client");
        text(CONTROL - 20, 78, "head", "control connection");
        text(DATA - 20, 78, "head", "data connection");
    }

    private void lanes(int height) throws XMLStreamException {
        for (int x : List.of(CLIENT, CONTROL, DATA)) {
            line("lane", x, TOP - 10, x, height - ROW);
        }
    }

    private void row(Moment moment) throws XMLStreamException {
        y += ROW;
        time(moment.at());
        String text = moment.text();
        switch (moment.kind()) {
            case COMMAND -> arrow("command", CLIENT, CONTROL, text);
            case REPLY -> arrow("reply", CONTROL, CLIENT, text);
            case BAD_REPLY -> arrow("bad", CONTROL, CLIENT, text);
            case NOTE -> onArrow("dim", text);
            case FAULT -> onArrow("bad", text);
            case TRANSFER_BEGINS -> {
                transferBegan = y;
                beside("data", text);
            }
            case DATA_CONNECTION -> {
                arrow("data", CLIENT, DATA, "");
                beside("dim", text);
            }
            case DATA_NOTE -> beside("dim", text);
            case TRANSFER_COMPLETE -> transferEnds("data", text);
            case TRANSFER_FAILED -> transferEnds("bad", text);
        }
    }

    private void transferEnds(String style, String text) throws XMLStreamException {
        line("bar " + style, DATA, transferBegan, DATA, y);
        beside(style, text);
    }

    private void time(Duration at) throws XMLStreamException {
        svg.writeStartElement("text");
        svg.writeAttribute("x", Integer.toString(TIME));
        svg.writeAttribute("y", Integer.toString(y + 4));
        svg.writeAttribute("class", "dim");
        svg.writeAttribute("text-anchor", "end");
        svg.writeCharacters(String.format(Locale.ROOT, "%.3f s", at.toNanos() / 1e9));
        svg.writeEndElement();
    }

    private void arrow(String style, int from, int to, String text) throws XMLStreamException {
        line(style, from, y, to, y);
        int back = from < to ? -7 : 7;
        svg.writeEmptyElement("path");
        svg.writeAttribute("class", style);
        svg.writeAttribute("d", "M" + to + " " + y + " l" + back + " -4 v8 z");
        if (!text.isEmpty()) {
            fitting(CLIENT + 16, y - 5, "", new Fitting(text, LETTERS_ON_ARROW));
        }
    }

    private void onArrow(String style, String text) throws XMLStreamException {
        fitting(CLIENT + 16, y + 4, style, new Fitting(text, LETTERS_ON_ARROW));
    }

    private void beside(String style, String text) throws XMLStreamException {
        fitting(DATA + 14, y + 4, style, new Fitting(text, LETTERS_BESIDE));
    }

    /** A text and how much of it there is room for. */
    private record Fitting(String text, int letters) {
        String shown() {
            return text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
        }
    }

    private void fitting(int x, int baseline, String style, Fitting text) throws XMLStreamException {
        svg.writeStartElement("g");
        if (text.text().length() > text.letters()) {
            element("title", text.text());
        }
        text(x, baseline, style, text.shown());
        svg.writeEndElement();
    }

    private void text(int x, int baseline, String style, String text) throws XMLStreamException {
        svg.writeStartElement("text");
        svg.writeAttribute("x", Integer.toString(x));
        svg.writeAttribute("y", Integer.toString(baseline));
        if (!style.isEmpty()) {
            svg.writeAttribute("class", style);
        }
        svg.writeCharacters(NO_XML.matcher(text).replaceAll("?"));
        svg.writeEndElement();
    }

    private void line(String style, int x1, int y1, int x2, int y2) throws XMLStreamException {
        svg.writeEmptyElement("line");
        svg.writeAttribute("class", style);
        svg.writeAttribute("x1", Integer.toString(x1));
        svg.writeAttribute("y1", Integer.toString(y1));
        svg.writeAttribute("x2", Integer.toString(x2));
        svg.writeAttribute("y2", Integer.toString(y2));
    }

    private void element(String name, String text) throws XMLStreamException {
        svg.writeStartElement(name);
        svg.writeCharacters(NO_XML.matcher(text).replaceAll("?"));
        svg.writeEndElement();
    }
}
