package dev.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element of HTML or SVG. Whatever is put into it is escaped: no text of an export can become
 * markup.
 */
final class Element {

  private static final Set<String> EMPTY = Set.of("meta", "br", "hr", "col");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<String> content = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  /**
   * @param children elements, and anything else as text
   */
  static Element of(String name, Object... children) {
    return new Element(name).add(children);
  }

  /** A style sheet of this project's own: the one thing that is not escaped. */
  static Element style(String css) {
    var style = new Element("style");
    style.content.add(css);
    return style;
  }

  Element with(String attribute, Object value) {
    attributes.put(attribute, value instanceof Double number ? coordinate(number) : value + "");
    return this;
  }

  Element add(Object... children) {
    for (Object child : children) {
      content.add(child instanceof Element element ? element.toString() : escaped(child + ""));
    }
    return this;
  }

  Element addAll(Stream<Element> children) {
    children.forEach(child -> content.add(child.toString()));
    return this;
  }

  /** With at most two decimals: a hundredth of a pixel. */
  static String coordinate(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("<").append(name);
    attributes.forEach(
        (key, value) ->
            text.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    text.append('>');
    if (EMPTY.contains(name)) {
      return text.toString();
    }
    content.forEach(text::append);
    return text.append("</").append(name).append('>').toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
