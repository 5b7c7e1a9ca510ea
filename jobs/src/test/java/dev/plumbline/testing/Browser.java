package dev.plumbline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A page in headless Chromium, watched while it loads: what it asked the network for, and what it
 * complained of. Speaks the DevTools protocol, for which Java needs no library.
 */
public final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final WebSocket socket;
  private int calls;

  private Browser(String binary) throws IOException, InterruptedException {
    profile = Files.createTempDirectory("chromium");
    process =
        new ProcessBuilder(
                binary,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    HttpClient http = HttpClient.newHttpClient();
    URI pages = URI.create("http://127.0.0.1:%s/json/list".formatted(port()));
    JsonNode targets =
        JSON.readTree(
            http.send(HttpRequest.newBuilder(pages).build(), BodyHandlers.ofString()).body());
    String page = "";
    for (JsonNode target : targets) {
      page =
          target.get("type").asText().equals("page")
              ? target.get("webSocketDebuggerUrl").asText()
              : page;
    }
    socket = http.newWebSocketBuilder().buildAsync(URI.create(page), new Listener()).join();
  }

  public static boolean isInstalled() {
    return binary() != null;
  }

  /** {@code page}, loaded on a screen of this width. */
  public static Browser open(URI page, int width) {
    try {
      Browser browser = new Browser(binary());
      for (String domain : List.of("Network", "Log", "Runtime", "Page")) {
        browser.call(domain + ".enable", Map.of());
      }
      browser.call(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 800));
      browser.call("Page.navigate", Map.of("url", page.toString()));
      browser.await(message -> message.path("method").asText().equals("Page.loadEventFired"));
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<String> requests() {
    return List.copyOf(requests);
  }

  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The value of a JavaScript expression. */
  public JsonNode evaluate(String expression) {
    return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
        .path("result")
        .path("result")
        .path("value");
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    FileUtils.deleteQuietly(profile.toFile());
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    int id = ++calls;
    try {
      socket
          .sendText(
              JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
              /* last= */ true)
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return await(message -> message.path("id").asInt() == id);
  }

  private JsonNode await(Predicate<JsonNode> wanted) {
    while (true) {
      JsonNode message = next();
      note(message);
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  private JsonNode next() {
    try {
      JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("Chromium said nothing for %d seconds".formatted(SECONDS));
      }
      return message;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void note(JsonNode message) {
    switch (message.path("method").asText()) {
      case "Network.requestWillBeSent" -> requests.add(message.at("/params/request/url").asText());
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
          complaints.add(message.path("params").toString());
      default -> {}
    }
  }

  private String port() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < SECONDS * 10; i++) {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Files.readAllLines(file).get(0);
      }
      Thread.sleep(100);
    }
    throw new IOException("Chromium did not start: " + Files.readString(profile.resolve("log")));
  }

  private static String binary() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(webSocket, data, last);
    }
  }
}
