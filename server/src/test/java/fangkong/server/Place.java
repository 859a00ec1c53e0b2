package fangkong.server;

import java.util.List;

/**
 * A township of two villages, each a grid of two cells with households; each cell has a worker,
 * each grid a lead.
 *
 * @param township its path
 * @param code what makes its logins its own
 */
public record Place(String township, String code) {

  /** Lays out the township of this code, in a county that all tests share. */
  public static Place layOut(ServerUnderTest server, String code) {
    Place place = new Place("41/15/26/" + code + "/", code);
    StringBuilder nodes =
        new StringBuilder("path,name,kind\n41/,某省,PROVINCE\n41/15/,某市,CITY\n41/15/26/,某县,COUNTY\n");
    StringBuilder roster = new StringBuilder("worker,name,phone,role,force,region\n");
    nodes.append(place.township).append(",某乡").append(code).append(",TOWNSHIP\n");
    for (String village : List.of("201", "202")) {
      String path = place.township + village + "/";
      nodes.append(path).append(",村").append(village).append(",VILLAGE\n");
      nodes.append(path).append("G01/,网格,GRID\n");
      roster.append(
          "%s,长%s,13900000000,LEAD,GRID,%sG01/\n".formatted(place.lead(village), village, path));
      for (String cell : List.of("C01", "C02")) {
        nodes.append(path).append("G01/").append(cell).append("/,单元,CELL\n");
        roster.append(
            "%s,员%s,13900000001,WORKER,GRID,%sG01/%s/\n"
                .formatted(place.worker(village, cell), cell, path, cell));
      }
    }
    server.administrator().put("/api/layout/nodes", "text/csv", nodes.toString()).expect(200);
    server.administrator().put("/api/layout/roster", "text/csv", roster.toString()).expect(200);
    return place;
  }

  /** A detection point on the township's road. */
  public void addPost(ServerUnderTest server, String post) {
    server
        .administrator()
        .put(
            "/api/checkpoints/posts",
            "text/csv",
            "post,name,kind,region\n%s,东口,DETECTION,%s\n".formatted(post, township))
        .expect(200);
  }

  /** Puts a protocol into effect here, from long ago on. */
  public Place adopting(ServerUnderTest server, String protocol) {
    server.adopt(protocol, township, "2020-01-01T00:00:00+08:00", null).expect(200);
    return this;
  }

  public String village(String village) {
    return township + village + "/";
  }

  public String cell(String village, String cell) {
    return township + village + "/G01/" + cell + "/";
  }

  public String household(String village, String cell, int number) {
    return cell(village, cell) + "H%04d/".formatted(number);
  }

  public String lead(String village) {
    return "l" + code + "-" + village;
  }

  public String worker(String village, String cell) {
    return "w" + code + "-" + village + "-" + cell;
  }
}
