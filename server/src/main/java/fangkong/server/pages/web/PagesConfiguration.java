package fangkong.server.pages.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Each entry is one page whose own code decides what an address shows, so every address below it
 * that is no file gets that page. Files with a digest in their name never change; a browser asks
 * for the others again.
 */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

  private static final List<String> ENTRIES = List.of("console", "field");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (String entry : ENTRIES) {
      registry
          .addResourceHandler("/" + entry + "/assets/**")
          .addResourceLocations("classpath:/static/" + entry + "/assets/")
          .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
      registry
          .addResourceHandler("/" + entry + "/**")
          .addResourceLocations("classpath:/static/" + entry + "/")
          .setCacheControl(CacheControl.noCache())
          // A page that is not sent anew would keep its nonce, and be told another.
          .setUseLastModified(false)
          .resourceChain(false)
          .addResolver(new PageOrFile(entry))
          .addTransformer(new NoncedPage());
    }
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    for (String entry : ENTRIES) {
      registry.addRedirectViewController("/" + entry, "/" + entry + "/");
      registry
          .addViewController("/" + entry + "/")
          .setViewName("forward:/" + entry + "/index.html");
    }
  }

  private static final class PageOrFile extends PathResourceResolver {
    private final Resource page;

    PageOrFile(String entry) {
      page = new ClassPathResource("/static/" + entry + "/index.html");
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      if (file != null) {
        return file;
      }
      return path.contains(".") ? null : page;
    }
  }
}
