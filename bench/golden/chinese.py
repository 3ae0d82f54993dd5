"""Reference values for Chinese words, from jieba.

    /usr/bin/python3 bench/golden/chinese.py \
        > pipeline/src/test/resources/org/gleaner/text/chinese/chinese.json

The first sentences are those known from jieba's own documentation; the others were written for this file.
"""

import json
import logging

import jieba

jieba.setLogLevel(logging.ERROR)

SENTENCES = [
    "我来到北京清华大学",
    "他来到了网易杭研大厦",
    "小明硕士毕业于中国科学院计算所，后在日本京都大学深造",
    "我们辅助用户简单快速低成本低风险的实现系统权限安全管理",
    "这是一个伸手不见五指的黑夜。我叫孙悟空，我爱北京，我爱Python和C++。",
    "永和服装饰品有限公司",
    "工信处女干事每月经过下属科室都要亲口交代24口交换机等技术性器件的安装工作",
    "结婚的和尚未结婚的",
    "买水果然后来世博园",
    "雷猴是个好网站",
    "“Microsoft”一词由“MICROcomputer（微型计算机）”和“SOFTware（软件）”两部分组成",
    "欢迎新老师生前来就餐",
    "你认识那个和主席握手的的哥吗？他开一辆黑色的士。",
    "研究生命的起源",
    "长春市长春节讲话",
    "乒乓球拍卖完了",
    "昨天T恤打8.5折，卡拉OK免费，涨了3.25%！",
    "酒店的環境不錯，房間很乾淨，服務態度也很好。",
    "笔记本的键盘手感一般，散热却很好，跑分9876分。",
    "龘靐齉爩是生僻字",
    "张三丰李莫愁郭襄",
]


def words(sentence):
    return [word for word in jieba.cut(sentence) if not word.isspace()]


golden = {"jieba": jieba.__version__, "sentences": [{"text": s, "words": words(s)} for s in SENTENCES]}
jieba.add_word("低风险")
jieba.add_word("杭研大厦", 10)
own = [{"text": s, "words": words(s)} for s in (SENTENCES[1], SENTENCES[3])]
golden["own"] = {"words": ["低风险", "杭研大厦 10"], "sentences": own}
print(json.dumps(golden, ensure_ascii=False, indent=1))
