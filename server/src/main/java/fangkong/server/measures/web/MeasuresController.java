package fangkong.server.measures.web;

import fangkong.server.measures.Measure;
import fangkong.server.measures.Measures;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/measures")
class MeasuresController {

  private final Measures measures;

  MeasuresController(Measures measures) {
    this.measures = measures;
  }

  @GetMapping
  List<Measure> listMeasures(@RequestParam UUID person) {
    return measures.listOf(person);
  }
}
