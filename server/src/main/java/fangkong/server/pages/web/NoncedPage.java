package fangkong.server.pages.web;

import fangkong.server.pages.StyleNonce;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** Puts the nonce of its styles into a page, where the build left room for it. */
class NoncedPage implements ResourceTransformer {

  /** As {@code web/vite.config.ts} names it. */
  private static final String ROOM = "FANGKONG-STYLE-NONCE";

  @Override
  public Resource transform(
      HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
      throws IOException {
    Resource page = chain.transform(request, resource);
    String name = page.getFilename();
    if (name == null || !name.endsWith(".html")) {
      return page;
    }
    String text = page.getContentAsString(StandardCharsets.UTF_8);
    if (!text.contains(ROOM)) {
      return page;
    }
    return new TransformedResource(
        page, text.replace(ROOM, StyleNonce.fresh(request)).getBytes(StandardCharsets.UTF_8));
  }
}
