package fangkong.simulation.people;

import fangkong.simulation.chance.Chance;
import java.util.Arrays;
import java.util.List;

/** Plausible Chinese names, and at regular distances one that systems tend to stumble over. */
final class Names {

  private static final List<String> SURNAMES =
      chars(
          "王王王王李李李李张张张张刘刘刘陈陈陈杨杨黄黄赵赵吴吴周周徐孙马马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾"
              + "肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶"
              + "贺顾毛郝龚邵万钱严武戴莫孔向汤");
  private static final List<String> MALE =
      chars("伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆建国志文博瑞翔林海峰东亮成龙庆祥永福德贵金山树根");
  private static final List<String> FEMALE =
      chars("芳娜敏静丽艳娟霞秀英玲桂兰梅红玉珍凤洁琳雪莹倩颖燕慧婷欣怡萍云香翠莲淑华春菊月巧爱琴美佳思雨梦");
  private static final List<String> RARE = List.of("王䶮", "李𬭎", "张喆堃", "陈𡝠", "赵彧甯", "孙翀");
  private static final List<String> DOTTED =
      List.of("阿依古丽·买买提", "迪丽努尔·吾甫尔", "巴图·额尔德尼", "买合木提·艾山", "萨仁·其木格");
  private static final List<String> APOSTROPHED = List.of("玛丽·O'Neill", "D'Souza·安娜", "麦克·O'Brien");

  private Names() {}

  static String surname(Chance chance) {
    return chance.pick(SURNAMES);
  }

  /** Names the {@code serial}th person. */
  static String of(int serial, String surname, boolean male, Chance chance) {
    List<String> pool = male ? MALE : FEMALE;
    String given = chance.pick(pool) + (chance.happens(72) ? chance.pick(pool) : "");
    if (serial % 1999 == 500) {
      return chance.pick(APOSTROPHED);
    }
    if (serial % 397 == 100) {
      return chance.pick(DOTTED);
    }
    return serial % 499 == 200 ? chance.pick(RARE) : surname + given;
  }

  private static List<String> chars(String text) {
    return Arrays.stream(text.codePoints().mapToObj(Character::toString).toArray(String[]::new))
        .toList();
  }
}
