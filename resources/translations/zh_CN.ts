<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Jiaokan</source>
        <translation>关于校勘</translation>
    </message>
    <message>
        <source>A desktop workstation for people who keep newspapers: it repairs the text that OCR tore apart, beside the scan.</source>
        <translation>为保存报纸的人而作的桌面工作台：对照扫描图，修复被 OCR 割裂的文字。</translation>
    </message>
    <message>
        <source>Free software under the GNU AGPL, version 3 or later.</source>
        <translation>自由软件，依 GNU AGPL 第 3 版或更新版本发布。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Annotate the selected &amp;text</source>
        <translation>批注所选文字(&amp;T)</translation>
    </message>
    <message>
        <source>Annotate an &amp;area of the scan</source>
        <translation>批注扫描图上的区域(&amp;A)</translation>
    </message>
    <message>
        <source>Annotate the art&amp;icle</source>
        <translation>批注本篇(&amp;I)</translation>
    </message>
    <message>
        <source>Annotate the &amp;page</source>
        <translation>批注本版(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New archive…</source>
        <translation>新建档案(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open archive…</source>
        <translation>打开档案(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>Chec&amp;k the archive</source>
        <translation>检查档案(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Close archive</source>
        <translation>关闭档案(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>档案(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>版面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>扫描图(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>版式(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>文字(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>上一版(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>下一版(&amp;N)</translation>
    </message>
    <message>
        <source>Go &amp;to page…</source>
        <translation>跳到版面(&amp;T)…</translation>
    </message>
    <message>
        <source>Next page with &amp;open proposals</source>
        <translation>下一个有待定建议的版面(&amp;O)</translation>
    </message>
    <message>
        <source>Next page that needs &amp;work</source>
        <translation>下一个待校版面(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Recognise page</source>
        <translation>识别本版(&amp;R)</translation>
    </message>
    <message>
        <source>Read &amp;line again</source>
        <translation>重新识别此行(&amp;L)</translation>
    </message>
    <message>
        <source>Read an area a&amp;gain…</source>
        <translation>重新识别区域(&amp;G)…</translation>
    </message>
    <message>
        <source>Choose the &amp;engine…</source>
        <translation>选择识别引擎(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Look for breaks</source>
        <translation>查找断裂处(&amp;L)</translation>
    </message>
    <message>
        <source>Accept &amp;sure proposals</source>
        <translation>采纳有把握的建议(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Attach scan…</source>
        <translation>关联扫描图(&amp;A)…</translation>
    </message>
    <message>
        <source>Mark page as &amp;corrected</source>
        <translation>标为已校对(&amp;C)</translation>
    </message>
    <message>
        <source>Mark page as &amp;verified</source>
        <translation>标为已复核(&amp;V)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Whole &amp;page</source>
        <translation>适合整版(&amp;P)</translation>
    </message>
    <message>
        <source>Page &amp;width</source>
        <translation>适合版宽(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Turn view &amp;left</source>
        <translation>视图向左旋转(&amp;L)</translation>
    </message>
    <message>
        <source>Turn view &amp;right</source>
        <translation>视图向右旋转(&amp;R)</translation>
    </message>
    <message>
        <source>Frames of li&amp;nes</source>
        <translation>行框(&amp;N)</translation>
    </message>
    <message>
        <source>Articles in &amp;colours</source>
        <translation>分篇着色(&amp;C)</translation>
    </message>
    <message>
        <source>Reading or&amp;der</source>
        <translation>阅读顺序(&amp;D)</translation>
    </message>
    <message>
        <source>How &amp;sure the engine was</source>
        <translation>识别置信度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Map of the page</source>
        <translation>版面导航图(&amp;M)</translation>
    </message>
    <message>
        <source>Column widt&amp;h</source>
        <translation>适合栏宽(&amp;H)</translation>
    </message>
    <message>
        <source>Re&amp;gions</source>
        <translation>区域(&amp;G)</translation>
    </message>
    <message>
        <source>Signs o&amp;f gaps</source>
        <translation>缺文标记(&amp;F)</translation>
    </message>
    <message>
        <source>Ink that no line co&amp;vers</source>
        <translation>未被行框覆盖的墨迹(&amp;V)</translation>
    </message>
    <message>
        <source>Adj&amp;ust the picture…</source>
        <translation>调整图像(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Brighter</source>
        <translation>更亮(&amp;B)</translation>
    </message>
    <message>
        <source>Dar&amp;ker</source>
        <translation>更暗(&amp;K)</translation>
    </message>
    <message>
        <source>Mor&amp;e contrast</source>
        <translation>增强对比(&amp;E)</translation>
    </message>
    <message>
        <source>Less con&amp;trast</source>
        <translation>减弱对比(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;xchange light and dark</source>
        <translation>明暗互换(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find and replace</source>
        <translation>查找和替换(&amp;F)</translation>
    </message>
    <message>
        <source>Find and replace in &amp;many places…</source>
        <translation>批量查找和替换(&amp;M)…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>查找下一处(&amp;X)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>查找上一处(&amp;V)</translation>
    </message>
    <message>
        <source>Next doub&amp;tful character</source>
        <translation>下一个存疑字(&amp;T)</translation>
    </message>
    <message>
        <source>Previous d&amp;oubtful character</source>
        <translation>上一个存疑字(&amp;O)</translation>
    </message>
    <message>
        <source>Alternatives of the &amp;character</source>
        <translation>此字的其他可能(&amp;C)</translation>
    </message>
    <message>
        <source>Lines under their &amp;images, or the text</source>
        <translation>切换逐行对照与正文(&amp;I)</translation>
    </message>
    <message>
        <source>Begin an &amp;article here</source>
        <translation>由此另起一篇(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Merge with the previous article</source>
        <translation>并入上一篇(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Join to the previous passage</source>
        <translation>接到上一段(&amp;J)</translation>
    </message>
    <message>
        <source>Move passage &amp;up</source>
        <translation>上移本段(&amp;U)</translation>
    </message>
    <message>
        <source>Move passage &amp;down</source>
        <translation>下移本段(&amp;D)</translation>
    </message>
    <message>
        <source>Move article u&amp;p</source>
        <translation>上移本篇(&amp;P)</translation>
    </message>
    <message>
        <source>Move article do&amp;wn</source>
        <translation>下移本篇(&amp;W)</translation>
    </message>
    <message>
        <source>Mark or unmark a &amp;gap after the passage</source>
        <translation>标记或取消段后缺文(&amp;G)</translation>
    </message>
    <message>
        <source>Set the line a&amp;side</source>
        <translation>将此行搁置(&amp;S)</translation>
    </message>
    <message>
        <source>Mark the line as &amp;noise</source>
        <translation>将此行标为噪声(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation>下一条建议(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous proposal</source>
        <translation>上一条建议(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Accept proposal</source>
        <translation>采纳建议(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Reject proposal</source>
        <translation>驳回建议(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit at the proposal</source>
        <translation>到该处编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Accept all al&amp;ike</source>
        <translation>采纳全部相同建议(&amp;I)</translation>
    </message>
    <message>
        <source>Re&amp;ject all alike</source>
        <translation>驳回全部相同建议(&amp;J)</translation>
    </message>
    <message>
        <source>Accept all of this &amp;kind with this confidence or more</source>
        <translation>采纳同类中置信度不低于此的建议(&amp;K)</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>下一窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Previous p&amp;ane</source>
        <translation>上一窗格(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>A&amp;rchive</source>
        <translation>档案(&amp;R)</translation>
    </message>
    <message>
        <source>Ar&amp;ticles</source>
        <translation>篇目(&amp;T)</translation>
    </message>
    <message>
        <source>A&amp;nnotations</source>
        <translation>批注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>Recor&amp;d</source>
        <translation>著录(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Search the archive</source>
        <translation>检索档案(&amp;S)</translation>
    </message>
    <message>
        <source>Cal&amp;endar of issues</source>
        <translation>出版日历(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;About Jiaokan</source>
        <translation>关于校勘(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Sh&amp;ow all alike…</source>
        <translation>查看全部相同建议(&amp;O)…</translation>
    </message>
    <message>
        <source>Show what was &amp;decided</source>
        <translation>查看已处理的建议(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Contact sheet…</source>
        <translation>同字对照(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;What the archive has learned…</source>
        <translation>已积累的修复规则(&amp;W)…</translation>
    </message>
    <message>
        <source>E&amp;ffort spent…</source>
        <translation>工作量(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Change boxes</source>
        <translation>调整边框(&amp;C)</translation>
    </message>
    <message>
        <source>Click the reading &amp;order</source>
        <translation>逐行点选阅读顺序(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Draw a line</source>
        <translation>绘制行框(&amp;D)</translation>
    </message>
    <message>
        <source>Draw a &amp;region</source>
        <translation>绘制区域(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Split the line at the caret</source>
        <translation>在光标处拆分此行(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Merge with the next line</source>
        <translation>与下一行合并(&amp;M)</translation>
    </message>
    <message>
        <source>Begin a &amp;passage with the line</source>
        <translation>由此行另起一段(&amp;P)</translation>
    </message>
    <message>
        <source>Move the passage to an &amp;article…</source>
        <translation>将本段移入另一篇(&amp;A)…</translation>
    </message>
    <message>
        <source>Compare with the automatic la&amp;yout…</source>
        <translation>与自动版式比较(&amp;Y)…</translation>
    </message>
</context>
<context>
    <name>ActivityArea</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>取消这项工作</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{title} (+{count})</source>
        <translation>{title}（另有 {count} 项）</translation>
    </message>
</context>
<context>
    <name>AlikeSheet</name>
    <message>
        <source>All alike</source>
        <translation>全部相同建议</translation>
    </message>
    <message>
        <source>Proposals that do the same</source>
        <translation>相同的建议</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s); Space ticks</source>
        <translation>
            <numerusform>%n 处；空格键勾选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>采纳 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n</source>
        <translation>
            <numerusform>驳回 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlternativesList</name>
    <message>
        <source>Alternatives: {words}</source>
        <translation>其他可能：{words}</translation>
    </message>
    <message>
        <source>No alternatives are known</source>
        <translation>没有其他可能</translation>
    </message>
</context>
<context>
    <name>AnnotationModel</name>
    <message>
        <source>selected text</source>
        <translation>所选文字</translation>
    </message>
    <message>
        <source>area of the scan</source>
        <translation>扫描图上的区域</translation>
    </message>
    <message>
        <source>article</source>
        <translation>整篇</translation>
    </message>
    <message>
        <source>page</source>
        <translation>整版</translation>
    </message>
</context>
<context>
    <name>AnnotationWork</name>
    <message>
        <source>Select the text that the remark is on.</source>
        <translation>请先选中要批注的文字。</translation>
    </message>
    <message>
        <source>Choose a line of the article first.</source>
        <translation>请先选中该篇的一行。</translation>
    </message>
</context>
<context>
    <name>AnnotationsPanel</name>
    <message>
        <source>Annotations of the page</source>
        <translation>本版批注</translation>
    </message>
    <message>
        <source>No annotations on this page</source>
        <translation>本版尚无批注</translation>
    </message>
    <message>
        <source>Words of the annotation</source>
        <translation>批注文字</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>On: {place}</source>
        <translation>批注对象：{place}</translation>
    </message>
    <message>
        <source>Choose an annotation to read or change it.</source>
        <translation>选择一条批注以阅读或修改。</translation>
    </message>
    <message>
        <source>Select text and press Ctrl+M to annotate it; Ctrl+Shift+M for an area.</source>
        <translation>选中文字后按 Ctrl+M 批注；按 Ctrl+Shift+M 批注区域。</translation>
    </message>
</context>
<context>
    <name>ArchivePanel</name>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
</context>
<context>
    <name>ArchiveTreeModel</name>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>无日期</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n page(s) done</source>
        <translation>
            <numerusform>共 %n 版，已完成 {done} 版</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open proposal(s)</source>
        <translation>
            <numerusform>%n 条待定建议</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArchiveWork</name>
    <message>
        <source>The backup is complete and verified: {place}</source>
        <translation>备份已完成并核对：{place}</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>The archive is damaged; restore a backup. Faults: {faults}</source>
        <translation>档案已损坏，请恢复备份。问题：{faults}</translation>
    </message>
    <message>
        <source>The archive is sound: {pages} pages, {scans} scans.</source>
        <translation>档案完好：{pages} 版，{scans} 幅扫描图。</translation>
    </message>
    <message>
        <source>Checking the archive</source>
        <translation>正在检查档案</translation>
    </message>
    <message>
        <source>New archive</source>
        <translation>新建档案</translation>
    </message>
    <message>
        <source>Import scans and texts, or drop files or folders here.</source>
        <translation>请导入扫描图和文字，或把文件、文件夹拖到这里。</translation>
    </message>
    <message>
        <source>Jiaokan archives (*.jiaokan)</source>
        <translation>校勘档案 (*.jiaokan)</translation>
    </message>
    <message>
        <source>Open archive</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>Back up into a folder</source>
        <translation>备份到文件夹</translation>
    </message>
    <message>
        <source>No archive is open</source>
        <translation>没有打开的档案</translation>
    </message>
    <message>
        <source>An archive holds newspapers: their scans, their text and all your work.</source>
        <translation>档案收存报纸：扫描图、文字以及您的全部工作。</translation>
    </message>
    <message>
        <source>This archive is empty</source>
        <translation>档案是空的</translation>
    </message>
    <message>
        <source>Open archive…</source>
        <translation>打开档案…</translation>
    </message>
    <message>
        <source>New archive…</source>
        <translation>新建档案…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Words, separated by commas</source>
        <translation>以逗号分隔</translation>
    </message>
    <message>
        <source>Tags of the article</source>
        <translation>本篇标签</translation>
    </message>
    <message>
        <source>Role of the passage</source>
        <translation>本段类型</translation>
    </message>
    <message>
        <source>Articles of the page</source>
        <translation>本版篇目</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Calendar of issues</source>
        <translation>出版日历</translation>
    </message>
    <message>
        <source>No issue has a date yet.</source>
        <translation>尚无注明日期的期次。</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n regular day(s) missing</source>
        <translation>
            <numerusform>缺报 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Contact sheet</source>
        <translation>同字对照</translation>
    </message>
    <message>
        <source>character or word</source>
        <translation>字或词</translation>
    </message>
    <message>
        <source>leave empty to confirm</source>
        <translation>留空即确认无误</translation>
    </message>
    <message>
        <source>Images of the places</source>
        <translation>各处图像</translation>
    </message>
    <message>
        <source>leave empty to confirm; “{other}”?</source>
        <translation>留空即确认无误；或“{other}”？</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Correcting</source>
        <translation>正在更正</translation>
    </message>
    <message>
        <source>Confirming</source>
        <translation>正在确认</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>查看(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;In</source>
        <translation>范围(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Correct to</source>
        <translation>更正为(&amp;C)</translation>
    </message>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>已更正 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had changed meanwhile</source>
        <translation>
            <numerusform>%n 处已有变动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) rejected</source>
        <translation>
            <numerusform>驳回 %n 条建议</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>已确认 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct %n</source>
        <translation>
            <numerusform>更正 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n</source>
        <translation>
            <numerusform>确认 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Every image of a character or word on one screen.</source>
        <translation>同一字词的全部图像集中在一屏。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nothing found yet; press Enter to search.</source>
        <translation>尚无结果，按回车键查找。</translation>
    </message>
    <message numerus="yes">
        <source>The first %n place(s)</source>
        <translation>
            <numerusform>仅显示前 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s); Space ticks</source>
        <translation>
            <numerusform>%n 处；空格键勾选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContextMenus</name>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
</context>
<context>
    <name>DecidedModel</name>
    <message>
        <source>accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已驳回</translation>
    </message>
</context>
<context>
    <name>DecidedView</name>
    <message>
        <source>Decided proposals</source>
        <translation>已处理的建议</translation>
    </message>
    <message>
        <source>No proposal on this page was decided yet</source>
        <translation>本版尚未处理任何建议</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>{accepted} accepted, {rejected} rejected</source>
        <translation>采纳 {accepted} 条，驳回 {rejected} 条</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Read the ink that no line covers and put the line in</source>
        <translation>识别未被行框覆盖的墨迹，并补入该行</translation>
    </message>
    <message>
        <source>All {count} alike</source>
        <translation>相同共 {count} 条</translation>
    </message>
    <message>
        <source>{count} at ≥ {number} %</source>
        <translation>≥ {number}% 共 {count} 条</translation>
    </message>
    <message>
        <source>Accept all of the kind “{kind}” with this confidence or more</source>
        <translation>采纳“{kind}”类中置信度不低于此的全部建议</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Kept: {0}</source>
        <translation>保持：{0}</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Before: {before}</source>
        <translation>原文：{before}</translation>
    </message>
    <message>
        <source>After: {after}</source>
        <translation>改后：{after}</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Articles</source>
        <translation>篇目</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>著录</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>检索</translation>
    </message>
</context>
<context>
    <name>EditDetail</name>
    <message>
        <source>Take this edit back</source>
        <translation>单独撤回此项修改</translation>
    </message>
    <message>
        <source>Later edits stay as they are</source>
        <translation>之后的修改保持不变</translation>
    </message>
    <message>
        <source>Show that edit</source>
        <translation>查看该项修改</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) corrected</source>
        <translation>
            <numerusform>另有 %n 行被修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seam(s) changed</source>
        <translation>
            <numerusform>%n 处行间衔接有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) moved</source>
        <translation>
            <numerusform>移动 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) changed</source>
        <translation>
            <numerusform>%n 段有改动</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditState</name>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Change newspaper</source>
        <translation>修改报纸信息</translation>
    </message>
    <message>
        <source>Change issue</source>
        <translation>修改期次信息</translation>
    </message>
    <message>
        <source>Accept sure proposals</source>
        <translation>采纳有把握的建议</translation>
    </message>
    <message>
        <source>Add annotation</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Change annotation</source>
        <translation>修改批注</translation>
    </message>
    <message>
        <source>Change page</source>
        <translation>修改版面信息</translation>
    </message>
    <message>
        <source>Change page state</source>
        <translation>修改版面状态</translation>
    </message>
    <message>
        <source>Attach scan</source>
        <translation>关联扫描图</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>修改段落类型</translation>
    </message>
    <message>
        <source>Detach scan</source>
        <translation>取消关联扫描图</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>修改文字</translation>
    </message>
    <message>
        <source>Accept proposals</source>
        <translation>采纳建议</translation>
    </message>
    <message>
        <source>Accept proposal</source>
        <translation>采纳建议</translation>
    </message>
    <message>
        <source>Change box</source>
        <translation>调整边框</translation>
    </message>
    <message>
        <source>Change reading order</source>
        <translation>调整阅读顺序</translation>
    </message>
    <message>
        <source>Change rule</source>
        <translation>修改规则</translation>
    </message>
    <message>
        <source>Confirm text</source>
        <translation>确认文字</translation>
    </message>
    <message>
        <source>Draw line</source>
        <translation>绘制行框</translation>
    </message>
    <message>
        <source>Draw region</source>
        <translation>绘制区域</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Forget rules</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>Import page</source>
        <translation>导入版面</translation>
    </message>
    <message>
        <source>Import scan</source>
        <translation>导入扫描图</translation>
    </message>
    <message>
        <source>Import text</source>
        <translation>导入文字</translation>
    </message>
    <message>
        <source>Join passages</source>
        <translation>连接段落</translation>
    </message>
    <message>
        <source>Mark as noise</source>
        <translation>标为噪声</translation>
    </message>
    <message>
        <source>Mark gap</source>
        <translation>标记缺文</translation>
    </message>
    <message>
        <source>Merge articles</source>
        <translation>合并篇目</translation>
    </message>
    <message>
        <source>Merge issues</source>
        <translation>合并期次</translation>
    </message>
    <message>
        <source>Merge lines</source>
        <translation>合并行</translation>
    </message>
    <message>
        <source>Move article</source>
        <translation>移动篇目</translation>
    </message>
    <message>
        <source>Move page</source>
        <translation>移动版面</translation>
    </message>
    <message>
        <source>Move passage</source>
        <translation>移动段落</translation>
    </message>
    <message>
        <source>Read area again</source>
        <translation>重新识别区域</translation>
    </message>
    <message>
        <source>Read lost line</source>
        <translation>识别漏行</translation>
    </message>
    <message>
        <source>Recognise page</source>
        <translation>识别版面</translation>
    </message>
    <message>
        <source>Reject proposal</source>
        <translation>驳回建议</translation>
    </message>
    <message>
        <source>Reject proposals</source>
        <translation>驳回建议</translation>
    </message>
    <message>
        <source>Remove annotation</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Remove issue</source>
        <translation>删除期次</translation>
    </message>
    <message>
        <source>Remove newspaper</source>
        <translation>删除报纸</translation>
    </message>
    <message>
        <source>Remove page</source>
        <translation>删除版面</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Set line aside</source>
        <translation>搁置一行</translation>
    </message>
    <message>
        <source>Split line</source>
        <translation>拆分行</translation>
    </message>
    <message>
        <source>Split passage</source>
        <translation>拆分段落</translation>
    </message>
    <message>
        <source>Start article</source>
        <translation>另起一篇</translation>
    </message>
    <message>
        <source>Switch rules</source>
        <translation>启用或停用规则</translation>
    </message>
    <message>
        <source>Take decision back</source>
        <translation>撤回处理</translation>
    </message>
    <message>
        <source>Take layout</source>
        <translation>采用自动版式</translation>
    </message>
    <message>
        <source>Take one edit back</source>
        <translation>单独撤回一项修改</translation>
    </message>
    <message>
        <source>Teach repair</source>
        <translation>添加修复规则</translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation>修改标签</translation>
    </message>
</context>
<context>
    <name>EffortDialog</name>
    <message>
        <source>Effort spent</source>
        <translation>工作量</translation>
    </message>
    <message>
        <source>Counted in this archive only, for you; it is in no export.</source>
        <translation>仅记录在本档案中，供您自己查看，不会导出。</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本版</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部版面</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>处理建议数</translation>
    </message>
    <message>
        <source>Keystrokes</source>
        <translation>击键次数</translation>
    </message>
    <message>
        <source>Characters typed</source>
        <translation>输入字数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EngineDialog</name>
    <message>
        <source>Engine for reading scans</source>
        <translation>扫描图识别引擎</translation>
    </message>
    <message>
        <source>Looking what is installed…</source>
        <translation>正在查看已安装的引擎…</translation>
    </message>
    <message>
        <source>Pages, lines and areas of this archive are read with:</source>
        <translation>本档案的版面、行与区域用以下引擎识别：</translation>
    </message>
    <message>
        <source>Looking for engines</source>
        <translation>正在查找引擎</translation>
    </message>
    <message>
        <source>RapidOCR, for Chinese and Latin letters</source>
        <translation>RapidOCR，适于中文与拉丁字母</translation>
    </message>
    <message>
        <source>The text layer of the PDF</source>
        <translation>PDF 的文字层</translation>
    </message>
    <message>
        <source>Tesseract, model of the newspaper&apos;s language</source>
        <translation>Tesseract，报纸所用语言的模型</translation>
    </message>
    <message>
        <source>Tesseract, model {0}</source>
        <translation>Tesseract，模型 {0}</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>the article above is signed off</source>
        <translation>上一篇已经署名结束</translation>
    </message>
    <message>
        <source>of all beginnings on the page this one fits best</source>
        <translation>版面上所有开头中，这一个最合适</translation>
    </message>
    <message>
        <source>a column ends here: the sentence goes on in the next piece</source>
        <translation>此处一栏结束，句子在下一文字块继续</translation>
    </message>
    <message>
        <source>a subtitle starts with a Chinese dash</source>
        <translation>副题以破折号开头</translation>
    </message>
    <message>
        <source>{0} stands for an ellipsis</source>
        <translation>{0} 应为省略号</translation>
    </message>
    <message>
        <source>of the texts that go from page {0} to page {1} these two fit best</source>
        <translation>从{0}转到{1}的各篇中，这两段最能衔接</translation>
    </message>
    <message>
        <source>it stood right below the piece that is moved</source>
        <translation>原本紧接在被移动的文字块之下</translation>
    </message>
    <message>
        <source>its form: {0}</source>
        <translation>形态：{0}</translation>
    </message>
    <message>
        <source>the line above is full, so it ends no paragraph</source>
        <translation>上一行是满行，段落并未结束</translation>
    </message>
    <message>
        <source>{0} beside Chinese text is printed full-width: {1}</source>
        <translation>中文旁的 {0} 应排全角：{1}</translation>
    </message>
    <message>
        <source>{0} is cut by a hyphen at the end of the line</source>
        <translation>{0} 在行末被连字符断开</translation>
    </message>
    <message>
        <source>the line below is set in like the first line of a paragraph</source>
        <translation>下一行像段首一样缩进</translation>
    </message>
    <message>
        <source>two words of a Latin script need a space</source>
        <translation>两个西文单词之间需要空格</translation>
    </message>
    <message>
        <source>{0} looks like {1}, and {2} is a word</source>
        <translation>{0} 与 {1} 形近，而 {2} 是一个词</translation>
    </message>
    <message>
        <source>a space follows a mark between words</source>
        <translation>词间的标点之后应有空格</translation>
    </message>
    <message>
        <source>names run together: {0}</source>
        <translation>人名连在一起：{0}</translation>
    </message>
    <message>
        <source>nothing stands between the two pieces</source>
        <translation>两个文字块之间别无他物</translation>
    </message>
    <message>
        <source>{0} here and {1} on page {2} point at each other</source>
        <translation>此处“{0}”与{2}“{1}”互相指引</translation>
    </message>
    <message>
        <source>the paragraph starts in mid-sentence</source>
        <translation>段落从句中开始</translation>
    </message>
    <message>
        <source>nothing on the page continues it</source>
        <translation>版面上没有可接续的文字</translation>
    </message>
    <message>
        <source>the sentence has no end</source>
        <translation>句子没有结尾</translation>
    </message>
    <message>
        <source>OCR put spaces around a number</source>
        <translation>OCR 在数字两旁加了空格</translation>
    </message>
    <message>
        <source>what follows has another form: {0}</source>
        <translation>后文形态不同：{0}</translation>
    </message>
    <message>
        <source>{0} is a name that was padded with a space</source>
        <translation>{0} 是人名，字间加了空格</translation>
    </message>
    <message>
        <source>{0} between Chinese characters stands for {1}</source>
        <translation>汉字之间的 {0} 应为 {1}</translation>
    </message>
    <message>
        <source>{0} stands where the quotation ends</source>
        <translation>{0} 处应是引文结束</translation>
    </message>
    <message>
        <source>the quotation opened at {0} is never closed</source>
        <translation>自 {0} 开始的引号没有闭合</translation>
    </message>
    <message>
        <source>straight quotes in pairs</source>
        <translation>成对的直引号</translation>
    </message>
    <message>
        <source>the engine also read {0}</source>
        <translation>引擎另读作 {0}</translation>
    </message>
    <message>
        <source>a sentence ends here</source>
        <translation>句子在此结束</translation>
    </message>
    <message>
        <source>the line above stops short of the column&apos;s width after a full sentence</source>
        <translation>上一行句子完整且未满栏宽</translation>
    </message>
    <message>
        <source>Chinese prints no space here</source>
        <translation>中文此处不空格</translation>
    </message>
    <message>
        <source>the line above stops in mid-sentence</source>
        <translation>上一行止于句中</translation>
    </message>
    <message>
        <source>{0} stands where the sentence ends</source>
        <translation>{0} 处应是句末</translation>
    </message>
    <message>
        <source>a stray mark that belongs to no text</source>
        <translation>不属于任何文字的杂点</translation>
    </message>
    <message>
        <source>a lone number after the sign-off</source>
        <translation>署名之后的孤立数字</translation>
    </message>
    <message>
        <source>a title starts here: {0}</source>
        <translation>标题由此开始：{0}</translation>
    </message>
    <message>
        <source>{0} is no word, but these are: {1}</source>
        <translation>“{0}”不成词，分开后成词：{1}</translation>
    </message>
    <message>
        <source>{0} is one word</source>
        <translation>{0} 是一个词</translation>
    </message>
    <message>
        <source>read again, the line says this; the engine is {0} % sure</source>
        <translation>重新识别，此行结果如此；引擎置信度 {0}%</translation>
    </message>
    <message>
        <source>the reading that the page has was {0} % sure</source>
        <translation>版面现有识别结果的置信度为 {0}%</translation>
    </message>
    <message>
        <source>the new reading has a line here that the page does not have</source>
        <translation>新的识别结果在此处多出一行</translation>
    </message>
    <message>
        <source>the new reading has {0} lines here that the page does not have</source>
        <translation>新的识别结果在此处多出 {0} 行</translation>
    </message>
    <message>
        <source>ink that looks like a line of text stands here, and no line covers it</source>
        <translation>此处墨迹像一行文字，但未被任何行框覆盖</translation>
    </message>
    <message>
        <source>a short line that ends no sentence</source>
        <translation>短行，句子未完</translation>
    </message>
    <message>
        <source>a short line between paragraphs</source>
        <translation>段落之间的短行</translation>
    </message>
    <message>
        <source>other headings of the same shape stand on the page</source>
        <translation>版面上另有形态相同的标题</translation>
    </message>
    <message>
        <source>a dash at the start</source>
        <translation>开头有破折号</translation>
    </message>
    <message>
        <source>a line with a colon above it</source>
        <translation>其上一行带冒号</translation>
    </message>
    <message>
        <source>a colon after the name of a body</source>
        <translation>机构名后有冒号</translation>
    </message>
    <message>
        <source>names of writers</source>
        <translation>作者姓名</translation>
    </message>
    <message>
        <source>a name in brackets after the last paragraph</source>
        <translation>末段之后括号内的姓名</translation>
    </message>
    <message>
        <source>a line by the picture&apos;s credit or wider than the column</source>
        <translation>图片署名旁的行，或比栏宽的行</translation>
    </message>
    <message>
        <source>a name and 摄</source>
        <translation>姓名加“摄”字</translation>
    </message>
    <message>
        <source>it sends the reader to another page</source>
        <translation>指引读者转到另一版</translation>
    </message>
    <message>
        <source>date, page number or editors</source>
        <translation>日期、版次或编辑姓名</translation>
    </message>
    <message>
        <source>numbers in columns</source>
        <translation>数字分列排列</translation>
    </message>
    <message>
        <source>short lines that end no sentence, one below the other</source>
        <translation>多行短句，句末无标点</translation>
    </message>
    <message>
        <source>first on the page</source>
        <translation>位于版首</translation>
    </message>
    <message>
        <source>several lines of title</source>
        <translation>标题有数行</translation>
    </message>
    <message>
        <source>wider than a column</source>
        <translation>比一栏宽</translation>
    </message>
    <message>
        <source>clauses parted by a space</source>
        <translation>分句以空格隔开</translation>
    </message>
    <message>
        <source>it is numbered</source>
        <translation>带有编号</translation>
    </message>
    <message>
        <source>the first of several short lines stands below it</source>
        <translation>其下有一连串短行</translation>
    </message>
    <message>
        <source>the columns below it have another width</source>
        <translation>其下各栏宽度不同</translation>
    </message>
    <message>
        <source>no other short line of its kind stands near</source>
        <translation>附近没有同类短行</translation>
    </message>
    <message>
        <source>the roles around it</source>
        <translation>前后段落的类型</translation>
    </message>
    <message>
        <source>full lines of text</source>
        <translation>满行的正文</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ExchangeWork</name>
    <message>
        <source>Import scans and texts</source>
        <translation>导入扫描图和文字</translation>
    </message>
    <message>
        <source>Open or make an archive first, then import.</source>
        <translation>请先打开或新建档案，再导入。</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 版。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to {place}</source>
        <translation>已导出到 {place}</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Edition JSON</source>
        <translation>整理本 JSON</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页 (HTML)</translation>
    </message>
    <message>
        <source>Table of articles (CSV)</source>
        <translation>篇目表 (CSV)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The &amp;article at hand</source>
        <translation>当前一篇(&amp;A)</translation>
    </message>
    <message>
        <source>This &amp;page</source>
        <translation>本版(&amp;P)</translation>
    </message>
    <message>
        <source>This &amp;issue</source>
        <translation>本期(&amp;I)</translation>
    </message>
    <message>
        <source>This &amp;newspaper</source>
        <translation>本报全部各期(&amp;N)</translation>
    </message>
    <message>
        <source>The &amp;whole archive</source>
        <translation>整个档案(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Kind of proposals to list</source>
        <translation>按类别筛选建议</translation>
    </message>
    <message>
        <source>Order of the proposals</source>
        <translation>建议的排列顺序</translation>
    </message>
    <message>
        <source>By page</source>
        <translation>按版面</translation>
    </message>
    <message>
        <source>By confidence</source>
        <translation>按置信度</translation>
    </message>
    <message>
        <source>Confidence of the proposals to list</source>
        <translation>按置信度筛选建议</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>≥ 97 %</source>
        <translation>≥ 97%</translation>
    </message>
    <message>
        <source>90–96 %</source>
        <translation>90–96%</translation>
    </message>
    <message>
        <source>&lt; 90 %</source>
        <translation>&lt; 90%</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Show what was decided; decisions can be taken back</source>
        <translation>显示已处理的建议，可撤回</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>剩 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown}/{total} left</source>
        <translation>剩 {shown}/{total} 条</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>本篇</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>See each…</source>
        <translation>逐一查看…</translation>
    </message>
    <message>
        <source>See every place with its image before it is replaced, on other pages, too</source>
        <translation>替换前逐处查看图像，也可包括其他版面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the bar (Esc)</source>
        <translation>关闭此栏（Esc）</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>takes too long</source>
        <translation>耗时过长</translation>
    </message>
    <message>
        <source>Make the expression simpler</source>
        <translation>请简化正则表达式</translation>
    </message>
    <message>
        <source>not an expression</source>
        <translation>不是正则表达式</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation>第 {current} 处，共 {total} 处</translation>
    </message>
</context>
<context>
    <name>FoundIn</name>
    <message>
        <source>text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>OCR text</source>
        <translation>OCR 原文</translation>
    </message>
    <message>
        <source>lines set aside</source>
        <translation>搁置的行</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>issue</source>
        <translation>期次</translation>
    </message>
    <message>
        <source>page</source>
        <translation>版面</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>检索帮助</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助各页</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>没有含这些字词的页面。</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>{title}: {words}</source>
        <translation>{title}：{words}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Whose history</source>
        <translation>历史的范围</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>本行</translation>
    </message>
    <message>
        <source>This passage</source>
        <translation>本段</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本版</translation>
    </message>
    <message>
        <source>Whole archive</source>
        <translation>整个档案</translation>
    </message>
    <message>
        <source>Choose a line.</source>
        <translation>请选择一行。</translation>
    </message>
    <message>
        <source>Choose a passage.</source>
        <translation>请选择一个段落。</translation>
    </message>
    <message>
        <source>As OCR read it, and corrected</source>
        <translation>OCR 原文与校订文字</translation>
    </message>
    <message>
        <source>As OCR read it: {words}</source>
        <translation>与 OCR 原文相同：{words}</translation>
    </message>
    <message>
        <source>Later, “{title}” ({moment}) changed the same place. Take that one back first, or correct the place by hand.</source>
        <translation>之后的“{title}”（{moment}）改动了同一处。请先撤回那项修改，或手工改正此处。</translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>Image of the line</source>
        <translation>行图像</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>text for a page</source>
        <translation>为版面补文字</translation>
    </message>
    <message>
        <source>scan for a page</source>
        <translation>为版面补扫描图</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What becomes of them</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Only for a single page</source>
        <translation>仅用于单个版面</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>正在查看文件……</translation>
    </message>
    <message>
        <source>Planning the import</source>
        <translation>正在拟定导入计划</translation>
    </message>
    <message numerus="yes">
        <source>Import %n page(s)</source>
        <translation>
            <numerusform>导入 %n 版</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) will be made or completed.</source>
        <translation>
            <numerusform>将新建或补全 %n 版。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no scans or texts in this folder.</source>
        <translation>这个文件夹里没有扫描图，也没有文字。</translation>
    </message>
    <message>
        <source>There is nothing new in these files.</source>
        <translation>这些文件中没有新内容。</translation>
    </message>
    <message>
        <source>Plan of the import</source>
        <translation>导入计划</translation>
    </message>
    <message>
        <source>&amp;Newspaper</source>
        <translation>报纸(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Date of the issue</source>
        <translation>出版日期(&amp;D)</translation>
    </message>
    <message>
        <source>Page &amp;label</source>
        <translation>版次(&amp;L)</translation>
    </message>
</context>
<context>
    <name>IssueCalendarModel</name>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺报</translation>
    </message>
    <message>
        <source>no issue</source>
        <translation>无报</translation>
    </message>
</context>
<context>
    <name>LayoutComparison</name>
    <message>
        <source>One passage; automatic layout: {0}</source>
        <translation>此处为一段；自动版式分为 {0} 段</translation>
    </message>
    <message>
        <source>{0} passages; automatic layout: one</source>
        <translation>此处为 {0} 段；自动版式合为一段</translation>
    </message>
    <message>
        <source>{0} passages; automatic layout: {1} others</source>
        <translation>此处为 {0} 段；自动版式另分为 {1} 段</translation>
    </message>
    <message>
        <source>Read elsewhere by the automatic layout</source>
        <translation>自动版式将此处排在别处</translation>
    </message>
    <message>
        <source>Articles here: {0}; automatic: {1}</source>
        <translation>此处 {0} 篇；自动版式 {1} 篇</translation>
    </message>
    <message>
        <source>Here: {0}; automatic: {1}</source>
        <translation>此处：{0}；自动版式：{1}</translation>
    </message>
    <message>
        <source>Lines missing from the automatic layout: {0}</source>
        <translation>自动版式没有的行：{0}</translation>
    </message>
    <message>
        <source>Lines missed on the page: {0}</source>
        <translation>本版漏掉而自动版式有的行：{0}</translation>
    </message>
    <message>
        <source>{0}: after {1}; automatic: after {2}</source>
        <translation>{0}：在{1}之后；自动版式：在{2}之后</translation>
    </message>
    <message>
        <source>the start of the page</source>
        <translation>版首</translation>
    </message>
</context>
<context>
    <name>LayoutComparisonWindow</name>
    <message>
        <source>Compare layouts</source>
        <translation>比较版式</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Automatic layout of the same lines</source>
        <translation>由现有各行自动排成的版式</translation>
    </message>
    <message>
        <source>A new reading of the scan</source>
        <translation>重新识别扫描图</translation>
    </message>
    <message>
        <source>Adopt here</source>
        <translation>此处采用自动版式</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Adopt for the whole &amp;page</source>
        <translation>整版采用自动版式(&amp;P)</translation>
    </message>
    <message>
        <source>Comparing layouts</source>
        <translation>正在比较版式</translation>
    </message>
    <message>
        <source>Nothing changes by that; take the passages first.</source>
        <translation>这样不会有变化；请先采用各段。</translation>
    </message>
    <message>
        <source>The automatic layout is being made…</source>
        <translation>正在自动排版…</translation>
    </message>
    <message>
        <source>{0} of {1} lines are followed by the same line in both.</source>
        <translation>{1} 行中有 {0} 行的后续行相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) to decide</source>
        <translation>
            <numerusform>%n 处待定</numerusform>
        </translation>
    </message>
    <message>
        <source>Every difference is decided.</source>
        <translation>各处均已处理。</translation>
    </message>
    <message>
        <source>The layouts are the same.</source>
        <translation>两种版式相同。</translation>
    </message>
</context>
<context>
    <name>LayoutEdits</name>
    <message>
        <source>Put the caret where the line is to be split.</source>
        <translation>请将光标放在要拆分此行的位置。</translation>
    </message>
    <message>
        <source>Choose a line that is on the scan first.</source>
        <translation>请先选择扫描图上的一行。</translation>
    </message>
</context>
<context>
    <name>LayoutTools</name>
    <message>
        <source>Drag the handles, or use the arrow keys (Shift: far, Alt: size). Esc ends it.</source>
        <translation>拖动控制点，或用方向键（Shift：大步，Alt：改大小）。按 Esc 结束。</translation>
    </message>
    <message>
        <source>Drag a number to the place where it is to be read, or click lines in order and press Enter. Esc ends it.</source>
        <translation>请将序号拖到其阅读位置，或按顺序点选各行后按回车。按 Esc 结束。</translation>
    </message>
    <message>
        <source>Click a line of the article that the passage belongs to.</source>
        <translation>请点击该段所属之篇的任一行。</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>Text of the line</source>
        <translation>本行文字</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>Lines of the page under their images</source>
        <translation>本版逐行对照</translation>
    </message>
</context>
<context>
    <name>LinkedViews</name>
    <message>
        <source>The page as it is</source>
        <translation>本版现状</translation>
    </message>
    <message>
        <source>Automatic layout</source>
        <translation>自动版式</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Tesseract gave up with status {0}: {1}</source>
        <translation>Tesseract 以状态 {0} 中止：{1}</translation>
    </message>
    <message>
        <source>Tesseract has no model for {0}; install {1} (on Debian: apt install {2})</source>
        <translation>Tesseract 没有 {0} 的模型；请安装 {1}（Debian：apt install {2}）</translation>
    </message>
    <message>
        <source>Tesseract has no model {0}; it has {1}</source>
        <translation>Tesseract 没有模型 {0}；现有 {1}</translation>
    </message>
    <message>
        <source>Tesseract is not installed; install it with its models (on Debian: apt install tesseract-ocr), or use another engine</source>
        <translation>没有安装 Tesseract；请连同模型一起安装（Debian：apt install tesseract-ocr），或改用其他引擎</translation>
    </message>
    <message>
        <source>a later edit ({0}, {1} UTC) changed the same place; take that one back first, or correct the place by hand</source>
        <translation>之后的一项修改（{0}，{1} UTC）改动了同一处；请先撤回那项修改，或手工改正</translation>
    </message>
    <message>
        <source>a rule needs a word, or two pieces of text for a pair</source>
        <translation>规则需要一个词，成对的规则需要两段文字</translation>
    </message>
    <message>
        <source>a rule of this kind cannot say “{0}”</source>
        <translation>这种规则不能写作“{0}”</translation>
    </message>
    <message>
        <source>an issue cannot be merged with itself</source>
        <translation>一期报纸不能与自身合并</translation>
    </message>
    <message>
        <source>another line follows line {0} now</source>
        <translation>行 {0} 之后现在是另一行</translation>
    </message>
    <message>
        <source>arranging the lines</source>
        <translation>正在排列各行</translation>
    </message>
    <message>
        <source>choose a line of another passage</source>
        <translation>请选择另一段落中的一行</translation>
    </message>
    <message>
        <source>click at least two lines in the order of reading</source>
        <translation>请按阅读顺序点选至少两行</translation>
    </message>
    <message>
        <source>finding text</source>
        <translation>正在寻找文字</translation>
    </message>
    <message>
        <source>history</source>
        <translation>修改历史</translation>
    </message>
    <message>
        <source>it is write-protected; choose another place</source>
        <translation>该处写保护；请另选一处</translation>
    </message>
    <message>
        <source>it was accepted together with others that it cannot be told from; take that edit back in the history</source>
        <translation>它是与其他建议一并采纳的，无法分开；请在历史中撤回那项修改</translation>
    </message>
    <message>
        <source>its place has changed since then; it can no longer be open</source>
        <translation>该处后来有改动，不能恢复为待定</translation>
    </message>
    <message>
        <source>line {0} does not come after {1} any more</source>
        <translation>行 {0} 已不在 {1} 之后</translation>
    </message>
    <message>
        <source>line {0} does not continue line {1}</source>
        <translation>行 {0} 不是行 {1} 的接续</translation>
    </message>
    <message>
        <source>line {0} does not end its passage any more</source>
        <translation>行 {0} 已不是段末</translation>
    </message>
    <message>
        <source>line {0} does not follow any more</source>
        <translation>行 {0} 已不再接在后面</translation>
    </message>
    <message>
        <source>line {0} does not start its passage any more</source>
        <translation>行 {0} 已不是该段的段首</translation>
    </message>
    <message>
        <source>line {0} is not in a passage any more</source>
        <translation>行 {0} 已不在任何段落中</translation>
    </message>
    <message>
        <source>line {0} is not in its passage any more</source>
        <translation>行 {0} 已不在原段落中</translation>
    </message>
    <message>
        <source>line {0} is not on the page any more</source>
        <translation>行 {0} 已不在版面上</translation>
    </message>
    <message>
        <source>line {0} stands elsewhere now</source>
        <translation>行 {0} 现在位于别处</translation>
    </message>
    <message>
        <source>lines cannot be moved beside themselves</source>
        <translation>行不能移到自身旁边</translation>
    </message>
    <message>
        <source>looking for lost lines</source>
        <translation>正在查找漏行</translation>
    </message>
    <message>
        <source>no line follows with which this one could be merged</source>
        <translation>后面没有可以与此行合并的行</translation>
    </message>
    <message>
        <source>no line lies in the box; draw it around lines</source>
        <translation>框内没有行；请围绕各行画框</translation>
    </message>
    <message>
        <source>no model of Tesseract is known for {0}; choose one as tesseract/MODEL ({1})</source>
        <translation>不知道 {0} 用 Tesseract 的哪个模型；请以 tesseract/MODEL 指定（{1}）</translation>
    </message>
    <message>
        <source>no newspaper appeared on {0}; enter a date from {1} to today</source>
        <translation>{0} 不可能有报纸出版；请输入 {1} 至今天之间的日期</translation>
    </message>
    <message>
        <source>only lines in a passage can be moved to an article</source>
        <translation>只有段落中的行才能移入篇中</translation>
    </message>
    <message>
        <source>only text that a person supplied can be removed</source>
        <translation>只有人工补入的文字才能删除</translation>
    </message>
    <message>
        <source>only what is in a passage has a place in the order of reading</source>
        <translation>只有段落中的内容才有阅读顺序</translation>
    </message>
    <message>
        <source>onnxruntime is not installed; install Jiaokan again</source>
        <translation>未安装 onnxruntime；请重新安装“校勘”</translation>
    </message>
    <message>
        <source>opening the scan</source>
        <translation>正在打开扫描图</translation>
    </message>
    <message>
        <source>page {0} could not be read: {1}</source>
        <translation>{0} 无法识别：{1}</translation>
    </message>
    <message>
        <source>page {0} could not be read: {1}; it stays as it was, try it alone or with another engine</source>
        <translation>{0} 无法识别：{1}；该版保持原样，请单独再试或改用其他引擎</translation>
    </message>
    <message>
        <source>page {0} has been worked on and is not read over</source>
        <translation>{0} 已有人校订，不会被重新识别覆盖</translation>
    </message>
    <message>
        <source>page {0} has changed since the import was planned; import the files again</source>
        <translation>{0} 在计划导入之后有改动；请重新导入文件</translation>
    </message>
    <message>
        <source>page {0} has no lines with boxes; recognise it first</source>
        <translation>{0} 没有带位置的行；请先识别</translation>
    </message>
    <message>
        <source>page {0} has no scan; attach one first</source>
        <translation>{0} 没有扫描图；请先关联</translation>
    </message>
    <message>
        <source>passages cannot be moved beside themselves</source>
        <translation>段落不能移到自身旁边</translation>
    </message>
    <message>
        <source>passages need a place to be moved to</source>
        <translation>段落需要一个移动的目的地</translation>
    </message>
    <message>
        <source>reading lines</source>
        <translation>正在识别各行</translation>
    </message>
    <message>
        <source>reading the text layer</source>
        <translation>正在读取文字层</translation>
    </message>
    <message>
        <source>reading with Tesseract</source>
        <translation>正在用 Tesseract 识别</translation>
    </message>
    <message>
        <source>search index</source>
        <translation>检索索引</translation>
    </message>
    <message>
        <source>that decision was taken back already</source>
        <translation>该处理已经撤回</translation>
    </message>
    <message>
        <source>that edit is not in force</source>
        <translation>该项修改已不生效</translation>
    </message>
    <message>
        <source>the OCR models are not installed; install the package rapidocr</source>
        <translation>未安装识别模型；请安装 rapidocr 包</translation>
    </message>
    <message>
        <source>the area lies beside the scan, which has {0} × {1} pixels</source>
        <translation>该区域在扫描图之外；扫描图为 {0} × {1} 像素</translation>
    </message>
    <message>
        <source>the article is not on the page any more</source>
        <translation>该篇已不在版面上</translation>
    </message>
    <message>
        <source>the article of the remark is not on the page any more</source>
        <translation>批注所属的篇已不在版面上</translation>
    </message>
    <message>
        <source>the copy of {0} differs from it; check the disk</source>
        <translation>{0} 的副本与原件不同；请检查磁盘</translation>
    </message>
    <message>
        <source>the disk is full; free some space and try again</source>
        <translation>磁盘已满；请腾出空间再试</translation>
    </message>
    <message>
        <source>the edit was refused because it would damage the page: {0}</source>
        <translation>修改被拒绝，因为会损坏版面：{0}</translation>
    </message>
    <message>
        <source>the engine {0} has no models to choose from</source>
        <translation>引擎 {0} 没有可选的模型</translation>
    </message>
    <message>
        <source>the history of the {0} is incomplete</source>
        <translation>{0} 的历史不完整</translation>
    </message>
    <message>
        <source>the issue is not there any more</source>
        <translation>该期报纸已不存在</translation>
    </message>
    <message>
        <source>the issue of the page is not there any more</source>
        <translation>该版所属的报纸期次已不存在</translation>
    </message>
    <message>
        <source>the lines beside the new line are not on the page any more</source>
        <translation>新行旁边的行已不在版面上</translation>
    </message>
    <message>
        <source>the lost line has been settled in the meantime</source>
        <translation>漏行在此期间已经处理</translation>
    </message>
    <message>
        <source>the newspaper has no name; enter one</source>
        <translation>报纸缺少名称；请输入</translation>
    </message>
    <message>
        <source>the newspaper of the issue is not there any more</source>
        <translation>该期所属的报纸已不存在</translation>
    </message>
    <message>
        <source>the page has a scan already; remove that one first</source>
        <translation>该版已有扫描图；请先移除</translation>
    </message>
    <message>
        <source>the page has changed since its layouts were compared; compare them again</source>
        <translation>比较之后本版已有改动；请重新比较</translation>
    </message>
    <message>
        <source>the page has no scan; attach one first</source>
        <translation>此版没有扫描图；请先关联</translation>
    </message>
    <message>
        <source>the page is not there any more</source>
        <translation>该版已不存在</translation>
    </message>
    <message>
        <source>the page label {0} names one page, but the files make {1} pages; import them without it</source>
        <translation>版次 {0} 只指一版，但这些文件共有 {1} 版；导入时请不要指定版次</translation>
    </message>
    <message>
        <source>the page of the PDF is only an image and has no text layer; use another engine</source>
        <translation>PDF 的这一页只是图像，没有文字层；请改用其他引擎</translation>
    </message>
    <message>
        <source>the page of the remark is not there any more</source>
        <translation>批注所属的版面已不存在</translation>
    </message>
    <message>
        <source>the proposal speaks of no area of the scan that could be read</source>
        <translation>该建议没有指明扫描图上可识别的区域</translation>
    </message>
    <message>
        <source>the reading process cannot be talked to</source>
        <translation>无法与识别进程通信</translation>
    </message>
    <message>
        <source>the reading process ended with status {0}</source>
        <translation>识别进程以状态 {0} 结束</translation>
    </message>
    <message>
        <source>the reading process was ended by {0}</source>
        <translation>识别进程被 {0} 终止</translation>
    </message>
    <message>
        <source>the remark is empty; write something or remove it</source>
        <translation>批注为空；请填写内容或将其删除</translation>
    </message>
    <message>
        <source>the scan is no PDF and has no text layer; use another engine</source>
        <translation>扫描图不是 PDF，没有文字层；请改用其他引擎</translation>
    </message>
    <message>
        <source>the tag {0}… is longer than {1} characters</source>
        <translation>标签 {0}… 超过 {1} 个字</translation>
    </message>
    <message>
        <source>the text holds half a character (a lone surrogate), which cannot be stored; delete it</source>
        <translation>文字中有半个字符（孤立代理项），无法保存；请删除</translation>
    </message>
    <message>
        <source>the text of line {0} has changed</source>
        <translation>行 {0} 的文字已改动</translation>
    </message>
    <message>
        <source>the text of the remark is not on the page any more</source>
        <translation>批注所指的文字已不在版面上</translation>
    </message>
    <message>
        <source>the {0} is not there any more</source>
        <translation>{0} 已不存在</translation>
    </message>
    <message>
        <source>the {0} was changed again later; take the later edit back first</source>
        <translation>{0} 后来又有改动；请先撤销后来的修改</translation>
    </message>
    <message>
        <source>the {0} {1} is not there any more</source>
        <translation>{0} {1} 已不存在</translation>
    </message>
    <message>
        <source>there is no article {0}; the articles are {1}</source>
        <translation>没有篇目 {0}；现有篇目：{1}</translation>
    </message>
    <message>
        <source>there is no article {0}; the pages have no text yet</source>
        <translation>没有篇目 {0}；各版面还没有文字</translation>
    </message>
    <message>
        <source>there is no engine {0}; choose one of {1}</source>
        <translation>没有引擎 {0}；请从 {1} 中选择</translation>
    </message>
    <message>
        <source>there is no export format {0}; choose one of {1}</source>
        <translation>没有导出格式 {0}；请从 {1} 中选择</translation>
    </message>
    <message>
        <source>there is no following passage to join</source>
        <translation>后面没有可以连接的段落</translation>
    </message>
    <message>
        <source>there is no page {0}; the pages are {1}</source>
        <translation>没有版面 {0}；现有版面：{1}</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>没有可重做的修改</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>没有可撤销的修改</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>what a later edit did needs this one</source>
        <translation>后来的修改依赖这一次修改</translation>
    </message>
    <message>
        <source>{0} cannot be copied to {1}: {2}</source>
        <translation>{0} 无法复制到 {1}：{2}</translation>
    </message>
    <message>
        <source>{0} cannot be created: {1}</source>
        <translation>无法创建 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be made: {1}</source>
        <translation>无法建立 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}</source>
        <translation>无法打开 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be opened; check that the folder is complete and may be read and written</source>
        <translation>无法打开 {0}；请检查文件夹是否完整、是否可读写</translation>
    </message>
    <message>
        <source>{0} cannot be reached: {1}</source>
        <translation>无法访问 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: permission denied; change its permissions and try again</source>
        <translation>无法写入 {0}：没有权限；请修改权限后再试</translation>
    </message>
    <message>
        <source>{0} cannot be written: the disk or the folder is write-protected; change that and try again</source>
        <translation>无法写入 {0}：磁盘或文件夹有写保护；请解除后再试</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>无法写入 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} does not start ({1}); install Tesseract anew</source>
        <translation>{0} 无法启动（{1}）；请重新安装 Tesseract</translation>
    </message>
    <message>
        <source>{0} ends at edit {1}, but edit {2} was made: its database is an older or incomplete copy; look for a newer one before you go on</source>
        <translation>{0} 止于第 {1} 次修改，但第 {2} 次修改已经作出：数据库是较旧或不完整的副本；继续之前请寻找较新的副本</translation>
    </message>
    <message>
        <source>{0} exists already; choose another name</source>
        <translation>{0} 已经存在；请换一个名称</translation>
    </message>
    <message>
        <source>{0} exists already; wait a moment and try again</source>
        <translation>{0} 已经存在；请稍候再试</translation>
    </message>
    <message>
        <source>{0} has no pages to export; import some first</source>
        <translation>{0} 没有可导出的版面；请先导入</translation>
    </message>
    <message>
        <source>{0} in the archive is damaged ({1}); see what jiaokan check says, and restore a backup</source>
        <translation>档案中的 {0} 已损坏（{1}）；请运行 jiaokan check 查看，并恢复备份</translation>
    </message>
    <message>
        <source>{0} is a database, but not a Jiaokan archive</source>
        <translation>{0} 是数据库，但不是校勘档案</translation>
    </message>
    <message>
        <source>{0} is a folder; name a file to write</source>
        <translation>{0} 是文件夹；请指定要写入的文件</translation>
    </message>
    <message>
        <source>{0} is being written by another program; close it there and try again</source>
        <translation>另一个程序正在写入 {0}；请在那里关闭后再试</translation>
    </message>
    <message>
        <source>{0} is being written by another program; try again when it is done</source>
        <translation>另一个程序正在写入 {0}；请待其完成后再试</translation>
    </message>
    <message>
        <source>{0} is damaged ({1}); restore a backup</source>
        <translation>{0} 已损坏（{1}）；请恢复备份</translation>
    </message>
    <message>
        <source>{0} is damaged, so the backup would not be whole; restore it from an older backup</source>
        <translation>{0} 已损坏，备份不会完整；请从较早的备份恢复</translation>
    </message>
    <message>
        <source>{0} is inside the archive; choose another place</source>
        <translation>{0} 在档案内部；请选择其他位置</translation>
    </message>
    <message>
        <source>{0} is missing, so the backup would not be whole; find the scan, or see what jiaokan check says</source>
        <translation>缺少 {0}，备份不会完整；请找回扫描图，或运行 jiaokan check 查看</translation>
    </message>
    <message>
        <source>{0} is no CN number; it has two digits for the region and four, such as CN 43-0001</source>
        <translation>{0} 不是国内统一刊号；应为两位地区号加四位数字，如 CN 43-0001</translation>
    </message>
    <message>
        <source>{0} is no ISSN: the last digit would be {1}; look for a slip in the others</source>
        <translation>{0} 不是 ISSN：末位应为 {1}；请检查其他数字是否有误</translation>
    </message>
    <message>
        <source>{0} is no ISSN; it has eight digits, such as 0378-5955</source>
        <translation>{0} 不是 ISSN；应为八位，如 0378-5955</translation>
    </message>
    <message>
        <source>{0} is no date; enter one as 2021-12-15</source>
        <translation>{0} 不是日期；请按 2021-12-15 的形式输入</translation>
    </message>
    <message>
        <source>{0} is no language; enter a code such as zh-Hans, zh-Hant, de, en</source>
        <translation>{0} 不是语言代码；请输入 zh-Hans、zh-Hant、de、en 等</translation>
    </message>
    <message>
        <source>{0} is no page number; pages are counted from 1</source>
        <translation>{0} 不是版序；版面从 1 起计</translation>
    </message>
    <message>
        <source>{0} is not a Jiaokan archive: it has no {1}; make one with: jiaokan new {2}</source>
        <translation>{0} 不是校勘档案：缺少 {1}；可用 jiaokan new {2} 新建</translation>
    </message>
    <message>
        <source>{0} is not a file; choose another name</source>
        <translation>{0} 不是文件；请换一个名称</translation>
    </message>
    <message>
        <source>{0} is not a folder; make it first</source>
        <translation>{0} 不是文件夹；请先建立</translation>
    </message>
    <message>
        <source>{0} is not a folder; name a folder that exists, or a new archive NAME{1}</source>
        <translation>{0} 不是文件夹；请指定已有的文件夹，或新档案 NAME{1}</translation>
    </message>
    <message>
        <source>{0} is not in line {1} any more</source>
        <translation>{0} 已不在行 {1} 中</translation>
    </message>
    <message>
        <source>{0} is not the name of a scan</source>
        <translation>{0} 不是扫描图的名称</translation>
    </message>
    <message>
        <source>{0} is on a disk that cannot lock files; copy it to a disk of this machine</source>
        <translation>{0} 所在的磁盘不能锁定文件；请复制到本机磁盘</translation>
    </message>
    <message>
        <source>{0} is open for reading only, so nothing was changed; copy it to a disk you can write</source>
        <translation>{0} 以只读方式打开，未作任何改动；请复制到可写的磁盘</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} 版</translation>
    </message>
    <message>
        <source>{0} was copied while it was being written and cannot be finished here; copy it to a disk you can write and open it there</source>
        <translation>{0} 是在写入过程中复制的，无法在此完成；请复制到可写的磁盘后在那里打开</translation>
    </message>
    <message>
        <source>{0} was written by a newer release of Jiaokan; open it with that release</source>
        <translation>{0} 由较新版本的校勘写成；请用该版本打开</translation>
    </message>
    <message>
        <source>{0} was written by an older release and must be upgraded; {1}</source>
        <translation>{0} 由较旧版本写成，必须升级；{1}</translation>
    </message>
    <message>
        <source>{0} would be inside another archive; choose another place</source>
        <translation>{0} 会位于另一个档案之内；请选择其他位置</translation>
    </message>
    <message>
        <source>{0}: begins as {1} but is damaged at byte {2}; copy it again</source>
        <translation>{0}：开头是 {1}，但在第 {2} 字节处损坏；请重新复制</translation>
    </message>
    <message>
        <source>{0}: cannot be read ({1}); check the disk</source>
        <translation>{0}：无法读取（{1}）；请检查磁盘</translation>
    </message>
    <message>
        <source>{0}: cannot be read ({1}); check the file</source>
        <translation>{0}：无法读取（{1}）；请检查文件</translation>
    </message>
    <message>
        <source>{0}: changed while it was being imported; import it again</source>
        <translation>{0}：导入期间有改动；请重新导入</translation>
    </message>
    <message>
        <source>{0}: damaged or no XML ({1}); export it again</source>
        <translation>{0}：已损坏或不是 XML（{1}）；请重新导出</translation>
    </message>
    <message>
        <source>{0}: defines entities, which are not read; remove them</source>
        <translation>{0}：定义了实体，不予读取；请删除</translation>
    </message>
    <message>
        <source>{0}: edition of version {1}, this release reads version {2}; use a newer release of Jiaokan</source>
        <translation>{0}：整理本格式为第 {1} 版，本程序可读第 {2} 版；请使用较新的“校勘”</translation>
    </message>
    <message>
        <source>{0}: has a document type declaration (DTD), which is not read; remove it</source>
        <translation>{0}：含有文档类型声明（DTD），不予读取；请删除</translation>
    </message>
    <message>
        <source>{0}: in the archive already</source>
        <translation>{0}：档案中已有</translation>
    </message>
    <message>
        <source>{0}: left out, the page has {1} already</source>
        <translation>{0}：不导入，该版已有 {1}</translation>
    </message>
    <message>
        <source>{0}: more than {1} MB for a page; split the file</source>
        <translation>{0}：单版超过 {1} MB；请拆分文件</translation>
    </message>
    <message>
        <source>{0}: more than {1} MB of text cannot be one page; split the file by pages</source>
        <translation>{0}：超过 {1} MB 的文字不可能是一版；请按版拆分文件</translation>
    </message>
    <message>
        <source>{0}: more than {1} MB of text; split the file</source>
        <translation>{0}：文字超过 {1} MB；请拆分文件</translation>
    </message>
    <message>
        <source>{0}: more than {1} images in one file; split the file</source>
        <translation>{0}：一个文件中超过 {1} 幅图像；请拆分文件</translation>
    </message>
    <message>
        <source>{0}: more than {1} pages in one file; split the file</source>
        <translation>{0}：一个文件中超过 {1} 页；请拆分文件</translation>
    </message>
    <message>
        <source>{0}: named as text, but it is an image ({1}); rename it</source>
        <translation>{0}：名为文本，实为图像（{1}）；请改名</translation>
    </message>
    <message>
        <source>{0}: new page {1}</source>
        <translation>{0}：新建版面 {1}</translation>
    </message>
    <message>
        <source>{0}: scan and text of page {1}</source>
        <translation>{0}：版面 {1} 的扫描图与文字</translation>
    </message>
    <message>
        <source>{0}: scan of page {1}</source>
        <translation>{0}：版面 {1} 的扫描图</translation>
    </message>
    <message>
        <source>{0}: text of page {1}</source>
        <translation>{0}：版面 {1} 的文字</translation>
    </message>
    <message>
        <source>{0}: the image is more than {1} pixels long; cut it into pieces</source>
        <translation>{0}：图像边长超过 {1} 像素；请分割后再导入</translation>
    </message>
    <message>
        <source>{0}: the same file as {1}</source>
        <translation>{0}：与 {1} 是同一文件</translation>
    </message>
    <message>
        <source>{0}: this file is missing; install the application again</source>
        <translation>{0}：缺少此文件；请重新安装本程序</translation>
    </message>
    <message>
        <source>{0}: {1} new pages, {2} to {3}</source>
        <translation>{0}：新建 {1} 个版面，{2} 至 {3}</translation>
    </message>
    <message>
        <source>{0}; choose another place</source>
        <translation>{0}；请另选一处</translation>
    </message>
    <message>
        <source>{0}; {1} characters unreadable</source>
        <translation>{0}；{1} 字无法辨读</translation>
    </message>
    <message>
        <source>{0}: nested more than {1} deep; not a page</source>
        <translation>{0}：嵌套超过 {1} 层；不是版面</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); check its permissions and the disk</source>
        <translation>无法读取 {0}（{1}）；请检查其权限和磁盘</translation>
    </message>
    <message>
        <source>{0}: neither an image nor a text that can be read; save it as TIFF, JPEG, PNG, JP2, WebP, PDF, or as text in UTF-8</source>
        <translation>{0}：既不是可读取的图像，也不是文本；请另存为 TIFF、JPEG、PNG、JP2、WebP、PDF，或 UTF-8 文本</translation>
    </message>
    <message>
        <source>{0}: no file {1}; install the package rapidocr again</source>
        <translation>{0}：缺少文件 {1}；请重新安装 rapidocr 包</translation>
    </message>
    <message>
        <source>{0}: no permission to read the file; change its permissions</source>
        <translation>{0}：没有读取权限；请修改权限</translation>
    </message>
    <message>
        <source>{0}: no such file; check the name</source>
        <translation>{0}：没有这个文件；请检查名称</translation>
    </message>
    <message>
        <source>{0}: not ALTO: it has no Page; export it again</source>
        <translation>{0}：不是 ALTO：缺少 Page；请重新导出</translation>
    </message>
    <message>
        <source>{0}: not JSON (line {1}, column {2}: {3}); export it again</source>
        <translation>{0}：不是 JSON（第 {1} 行第 {2} 列：{3}）；请重新导出</translation>
    </message>
    <message>
        <source>{0}: not PAGE XML: it has no Page; export it again</source>
        <translation>{0}：不是 PAGE XML：缺少 Page；请重新导出</translation>
    </message>
    <message>
        <source>{0}: not a file but a device or pipe; copy it first</source>
        <translation>{0}：不是文件而是设备或管道；请先复制</translation>
    </message>
    <message>
        <source>{0}: not a text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8</source>
        <translation>{0}：不是 UTF-8、UTF-16、GB18030 或 Big5 文本；请存为 UTF-8</translation>
    </message>
    <message>
        <source>{0}: not an edition ({1}); export it again</source>
        <translation>{0}：不是整理本文件（{1}）；请重新导出</translation>
    </message>
    <message>
        <source>{0}: not an edition: it lacks &quot;format&quot;: &quot;{1}&quot;</source>
        <translation>{0}：不是整理本文件：缺少 &quot;format&quot;: &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>{0}: not an image or PDF that can be read; save it as TIFF, JPEG, PNG, JP2, WebP or PDF</source>
        <translation>{0}：不是可读的图像或 PDF；请存为 TIFF、JPEG、PNG、JP2、WebP 或 PDF</translation>
    </message>
    <message>
        <source>{0}: not enough memory to open the PDF; close other programs</source>
        <translation>{0}：内存不足，无法打开 PDF；请关闭其他程序</translation>
    </message>
    <message>
        <source>{0}: not enough memory to open the image; close other programs</source>
        <translation>{0}：内存不足，无法打开图像；请关闭其他程序</translation>
    </message>
    <message>
        <source>{0}: not enough memory; close other programs and try again</source>
        <translation>{0}：内存不足；请关闭其他程序后再试</translation>
    </message>
    <message>
        <source>{0}: not hOCR: it has no ocr_page; export it again</source>
        <translation>{0}：不是 hOCR：缺少 ocr_page；请重新导出</translation>
    </message>
    <message>
        <source>{0}: not {1}; export it again</source>
        <translation>{0}：不是 {1}；请重新导出</translation>
    </message>
    <message>
        <source>{0}: the PDF has no page {1}</source>
        <translation>{0}：PDF 没有第 {1} 页</translation>
    </message>
    <message>
        <source>{0}: the PDF is damaged or cut off; copy it again</source>
        <translation>{0}：PDF 已损坏或不完整；请重新复制</translation>
    </message>
    <message>
        <source>{0}: the PDF is protected by a password; save a copy without password</source>
        <translation>{0}：PDF 有密码保护；请另存无密码的副本</translation>
    </message>
    <message>
        <source>{0}: the copy is not sound ({1}); check the archive</source>
        <translation>{0}：副本不完好（{1}）；请检查档案</translation>
    </message>
    <message>
        <source>{0}: the disk does not answer ({1}); check the disk and try again</source>
        <translation>{0}：磁盘没有响应（{1}）；请检查磁盘后再试</translation>
    </message>
    <message>
        <source>{0}: the disk is full; free some space and try again</source>
        <translation>{0}：磁盘已满；请腾出空间后重试</translation>
    </message>
    <message>
        <source>{0}: the edition has no pages</source>
        <translation>{0}：整理本文件中没有版面</translation>
    </message>
    <message>
        <source>{0}: the file could not be decoded within the limits of memory and time; it is damaged or not an honest scan</source>
        <translation>{0}：无法在内存和时间限制内解码；文件已损坏或不是正常的扫描图</translation>
    </message>
    <message>
        <source>{0}: the file has no such page</source>
        <translation>{0}：文件中没有这一页</translation>
    </message>
    <message>
        <source>{0}: the file has {1} GB, the limit is {2} GB; scan it at a lower resolution</source>
        <translation>{0}：文件有 {1} GB，上限为 {2} GB；请以较低分辨率扫描</translation>
    </message>
    <message>
        <source>{0}: the file is empty; copy it again</source>
        <translation>{0}：文件是空的；请重新复制</translation>
    </message>
    <message>
        <source>{0}: the image has more than {1} megapixels; scan it at a lower resolution</source>
        <translation>{0}：图像超过 {1} 百万像素；请以较低分辨率扫描</translation>
    </message>
    <message>
        <source>{0}: the image is damaged or cut off; copy or scan it again</source>
        <translation>{0}：图像已损坏或不完整；请重新复制或扫描</translation>
    </message>
    <message>
        <source>{0}: the name of an archive ends in {1}</source>
        <translation>{0}：档案名称应以 {1} 结尾</translation>
    </message>
    <message>
        <source>{0}: there is no page in the file</source>
        <translation>{0}：文件中没有版面</translation>
    </message>
    <message>
        <source>{0}: there is no text in the file</source>
        <translation>{0}：文件中没有文字</translation>
    </message>
    <message>
        <source>{0}: this is a folder; choose the files in it</source>
        <translation>{0}：这是文件夹；请选择其中的文件</translation>
    </message>
    <message>
        <source>{0}: {1} {2}; export it again</source>
        <translation>{0}：{1} {2}；请重新导出</translation>
    </message>
</context>
<context>
    <name>MovePicture</name>
    <message>
        <source>Image of what moves</source>
        <translation>要移动的文字的图像</translation>
    </message>
    <message>
        <source>this</source>
        <translation>此段</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>接于</translation>
    </message>
    <message>
        <source>before</source>
        <translation>先于</translation>
    </message>
    <message>
        <source>Image of the line that it is put behind</source>
        <translation>移至其后的那一行的图像</translation>
    </message>
    <message>
        <source>Image of the line that it is put before</source>
        <translation>移至其前的那一行的图像</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the page</source>
        <translation>版面导航图</translation>
    </message>
</context>
<context>
    <name>PageChoice</name>
    <message>
        <source>Date, page or newspaper</source>
        <translation>日期、版面或报名</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>跳到版面</translation>
    </message>
</context>
<context>
    <name>PageState</name>
    <message>
        <source>new</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>已识别</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已校对</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已复核</translation>
    </message>
</context>
<context>
    <name>PageWork</name>
    <message>
        <source>No page has open proposals.</source>
        <translation>没有版面有待定建议。</translation>
    </message>
    <message>
        <source>No other page needs work.</source>
        <translation>其他版面均已校对完毕。</translation>
    </message>
    <message>
        <source>Looking for breaks</source>
        <translation>正在查找断裂处</translation>
    </message>
</context>
<context>
    <name>PlaceFoot</name>
    <message>
        <source>Tick &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>全不选(&amp;N)</translation>
    </message>
</context>
<context>
    <name>PlaceState</name>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 版，共 {count} 版</translation>
    </message>
    <message>
        <source>Line {number} of {count}</source>
        <translation>第 {number} 行，共 {count} 行</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>ProblemDialog</name>
    <message>
        <source>Something unexpected happened</source>
        <translation>程序出现意外错误</translation>
    </message>
    <message>
        <source>This is a fault of Jiaokan. Your edits are stored, and you can go on working. The report below holds no text of your pages; save it and send it to the developers, so that the fault is mended.</source>
        <translation>这是校勘程序的缺陷。您的修改已保存，可以继续工作。下面的报告不含版面文字；请保存并发送给开发者，以便修正。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>{kind} · {sureness}</source>
        <translation>{kind} · {sureness}</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Join</source>
        <translation>接行</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺文</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>错字</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>分篇</translation>
    </message>
    <message>
        <source>almost certain</source>
        <translation>几乎确定</translation>
    </message>
    <message>
        <source>very likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>较可能</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>或许</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>{word}, {number} %</source>
        <translation>{word}，{number}%</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>“{moved}” is put behind “{anchor}”</source>
        <translation>“{moved}”移到“{anchor}”之后</translation>
    </message>
    <message>
        <source>“{moved}” is put before “{anchor}”</source>
        <translation>“{moved}”移到“{anchor}”之前</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Next proposal</source>
        <translation>下一条建议</translation>
    </message>
    <message>
        <source>Previous proposal</source>
        <translation>上一条建议</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Edit in the text</source>
        <translation>到正文编辑</translation>
    </message>
    <message>
        <source>Read the lost line</source>
        <translation>识别漏行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Show all alike</source>
        <translation>查看全部相同建议</translation>
    </message>
    <message>
        <source>Accept all alike</source>
        <translation>采纳全部相同建议</translation>
    </message>
    <message>
        <source>Reject all alike</source>
        <translation>驳回全部相同建议</translation>
    </message>
    <message>
        <source>Accept all of this kind with this confidence or more</source>
        <translation>采纳同类中置信度不低于此的建议</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Text of the page</source>
        <translation>版面文字</translation>
    </message>
    <message>
        <source>No page is chosen</source>
        <translation>未选择版面</translation>
    </message>
    <message>
        <source>This page has no text yet</source>
        <translation>本版还没有文字</translation>
    </message>
    <message>
        <source>Recognise its scan, or import a text for it.</source>
        <translation>请识别扫描图，或导入文字。</translation>
    </message>
    <message>
        <source>No line of this page is placed</source>
        <translation>本版没有已归位的行</translation>
    </message>
    <message>
        <source>Its lines are set aside; place those that belong to an article.</source>
        <translation>各行已搁置；请把属于篇目的行归位。</translation>
    </message>
</context>
<context>
    <name>ReadingWork</name>
    <message>
        <source>Recognising</source>
        <translation>正在识别</translation>
    </message>
    <message>
        <source>Choose a line that is on the scan first.</source>
        <translation>请先选择扫描图上的一行。</translation>
    </message>
    <message>
        <source>Only ink that no line covers can be read here.</source>
        <translation>此处只能识别未被行框覆盖的墨迹。</translation>
    </message>
    <message>
        <source>Reading the lost line</source>
        <translation>正在识别漏行</translation>
    </message>
    <message>
        <source>Reading again</source>
        <translation>正在重新识别</translation>
    </message>
    <message>
        <source>What was read again is different now.</source>
        <translation>已重新识别，内容有变。</translation>
    </message>
    <message>
        <source>Nothing could be read there.</source>
        <translation>该处没有识别出任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>The page was worked on: %n difference(s) of the reading proposed.</source>
        <translation>
            <numerusform>该版已有人校订：识别结果中的 %n 处不同已列为建议。</numerusform>
        </translation>
    </message>
    <message>
        <source>The new reading says nothing that is not there already.</source>
        <translation>新的识别结果与现有文字没有不同。</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>A newspaper needs a name.</source>
        <translation>报纸需要名称。</translation>
    </message>
    <message>
        <source>An ISSN looks like 0378-5955; its last digit checks the others.</source>
        <translation>ISSN 形如 0378-5955，末位是校验码。</translation>
    </message>
    <message>
        <source>A CN number looks like CN 43-0001.</source>
        <translation>国内统一刊号形如 CN 43-0001。</translation>
    </message>
    <message>
        <source>A language looks like zh-Hans, zh-Hant, de or en.</source>
        <translation>语言形如 zh-Hans、zh-Hant、de 或 en。</translation>
    </message>
    <message>
        <source>A date looks like 2021-12-15.</source>
        <translation>日期形如 2021-12-15。</translation>
    </message>
    <message>
        <source>The place of a page is a number from 1 on.</source>
        <translation>期内版序是从 1 起的数字。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>ISSN</source>
        <translation>ISSN</translation>
    </message>
    <message>
        <source>CN number</source>
        <translation>国内统一刊号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>出版地</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>出版者</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>期号</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版别</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>版名</translation>
    </message>
    <message>
        <source>Place in issue</source>
        <translation>期内版序</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Page</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>期次</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>State of the page</source>
        <translation>版面状态</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>RepairQueue</name>
    <message>
        <source>Open proposals</source>
        <translation>待定建议</translation>
    </message>
    <message>
        <source>No page is chosen</source>
        <translation>未选择版面</translation>
    </message>
    <message>
        <source>Proposals for its repair appear here.</source>
        <translation>修复建议会显示在这里。</translation>
    </message>
    <message>
        <source>None of these is left</source>
        <translation>此类建议已处理完</translation>
    </message>
    <message>
        <source>Others may still be open.</source>
        <translation>其他建议可能尚待处理。</translation>
    </message>
    <message>
        <source>Nothing is left to settle on this page</source>
        <translation>本版已无待定之处</translation>
    </message>
    <message>
        <source>Read it through once more, or go on to the next page that needs you.</source>
        <translation>请再通读一遍，或转到下一个需要您的版面。</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Regular &amp;expression</source>
        <translation>正则表达式(&amp;E)</translation>
    </message>
    <message>
        <source>^ and $ are the ends of a passage; \1 in the replacement is the first group</source>
        <translation>^ 和 $ 表示段落的首尾；替换文字中的 \1 表示第一个分组</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>本篇</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本版</translation>
    </message>
    <message>
        <source>This issue</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>The whole archive</source>
        <translation>整个档案</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>找到的位置</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>正在替换</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Replace by</source>
        <translation>替换为(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;In</source>
        <translation>范围(&amp;I)</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>已替换 %n 处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had changed meanwhile and were left.</source>
        <translation>
            <numerusform>有 %n 处其间已改动，未作替换。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %n place(s)</source>
        <translation>
            <numerusform>替换 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Every place is shown before it is changed.</source>
        <translation>每一处都会先显示出来，确认后才改动。</translation>
    </message>
    <message>
        <source>This is not a regular expression.</source>
        <translation>这不是正则表达式。</translation>
    </message>
    <message>
        <source>Replacing…</source>
        <translation>正在替换…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Given up on page {page}: the expression takes too long there.</source>
        <translation>已在“{page}”停止查找：该表达式耗时过长。</translation>
    </message>
    <message>
        <source>The replacement names a group that is not there.</source>
        <translation>替换文字引用了不存在的分组。</translation>
    </message>
    <message>
        <source>Nothing found yet; press Enter to search.</source>
        <translation>尚未查找；请按回车键开始。</translation>
    </message>
    <message numerus="yes">
        <source>The first %n places; replace them and search again.</source>
        <translation>
            <numerusform>仅显示前 %n 处；替换后请再次查找。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>找到 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>banner</source>
        <translation>通栏标题</translation>
    </message>
    <message>
        <source>kicker</source>
        <translation>引题</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>主标题</translation>
    </message>
    <message>
        <source>subtitle</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>subhead</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>dateline</source>
        <translation>电头</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>图片署名</translation>
    </message>
    <message>
        <source>folio</source>
        <translation>报眉</translation>
    </message>
    <message>
        <source>continuation notice</source>
        <translation>转接提示</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>advertisement</source>
        <translation>广告</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Banner</source>
        <translation>通栏标题</translation>
    </message>
    <message>
        <source>Kicker</source>
        <translation>引题</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>主标题</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>Subhead</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Dateline</source>
        <translation>电头</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>图片署名</translation>
    </message>
    <message>
        <source>Folio</source>
        <translation>报眉</translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation>转接提示</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Advertisement</source>
        <translation>广告</translation>
    </message>
</context>
<context>
    <name>RuleFields</name>
    <message>
        <source>Kind of the rule</source>
        <translation>规则类别</translation>
    </message>
    <message>
        <source>What the rule says</source>
        <translation>规则内容</translation>
    </message>
    <message>
        <source>Newspaper of the rule</source>
        <translation>规则适用的报纸</translation>
    </message>
    <message>
        <source>all newspapers</source>
        <translation>所有报纸</translation>
    </message>
    <message>
        <source>End|beginning</source>
        <translation>前段末尾|后段开头</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>RuleModel</name>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>all newspapers</source>
        <translation>所有报纸</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>手工输入</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n 次处理</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} × on {pages}</source>
        <translation>{pages}，{count} 处</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 个版面</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>相连</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>不相连</translation>
    </message>
    <message>
        <source>Short names</source>
        <translation>两字人名</translation>
    </message>
    <message>
        <source>Quotation marks</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>Width of marks</source>
        <translation>标点宽度</translation>
    </message>
    <message>
        <source>Not proposed</source>
        <translation>不再建议</translation>
    </message>
    <message>
        <source>printed with a space (周 俊)</source>
        <translation>中间空一格（周 俊）</translation>
    </message>
    <message>
        <source>printed without a space (周俊)</source>
        <translation>中间不空格（周俊）</translation>
    </message>
    <message>
        <source>curly quotes “ ”</source>
        <translation>弯引号 “ ”</translation>
    </message>
    <message>
        <source>corner quotes 「 」</source>
        <translation>直角引号 「 」</translation>
    </message>
    <message>
        <source>full-width marks （，：）</source>
        <translation>全角标点（，：）</translation>
    </message>
    <message>
        <source>half-width marks (,:)</source>
        <translation>半角标点 (,:)</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>What the archive has learned</source>
        <translation>已积累的修复规则</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>修改(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>删除(&amp;F)</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Repair learns rules from your decisions; you can also add your own below</source>
        <translation>软件会从您的处理中积累规则，也可以在下方自行添加</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the rules by their text</source>
        <translation>按文字筛选规则</translation>
    </message>
    <message>
        <source>Kind of rules to list</source>
        <translation>按类别筛选规则</translation>
    </message>
    <message>
        <source>Newspaper whose rules to list</source>
        <translation>按报纸筛选规则</translation>
    </message>
    <message>
        <source>&amp;Look at this page again</source>
        <translation>重新检查本版(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n 条规则</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switched off</source>
        <translation>
            <numerusform>%n 条已停用</numerusform>
        </translation>
    </message>
    <message>
        <source>They count when repair next looks at a page.</source>
        <translation>下次检查版面时生效。</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Every newspaper</source>
        <translation>所有报纸</translation>
    </message>
</context>
<context>
    <name>SaveState</name>
    <message>
        <source>Everything is saved</source>
        <translation>已全部保存</translation>
    </message>
    <message>
        <source>Not saved yet: {reason}</source>
        <translation>尚未保存：{reason}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Scan of the page</source>
        <translation>版面扫描图</translation>
    </message>
    <message>
        <source>No page is chosen</source>
        <translation>未选择版面</translation>
    </message>
    <message>
        <source>Choose a page in the archive on the left, or import scans and texts.</source>
        <translation>请在左侧档案中选择版面，或导入扫描图和文字。</translation>
    </message>
    <message>
        <source>The scan is being prepared</source>
        <translation>正在准备扫描图</translation>
    </message>
    <message>
        <source>The scan cannot be shown</source>
        <translation>无法显示扫描图</translation>
    </message>
    <message>
        <source>Attach another scan…</source>
        <translation>关联另一幅扫描图…</translation>
    </message>
    <message>
        <source>This page has no scan</source>
        <translation>本版没有扫描图</translation>
    </message>
    <message>
        <source>Its text can be corrected all the same. A scan would show each line.</source>
        <translation>文字仍可校正；有了扫描图便可逐行对照。</translation>
    </message>
    <message>
        <source>Attach a scan…</source>
        <translation>关联扫描图…</translation>
    </message>
</context>
<context>
    <name>ScanWork</name>
    <message>
        <source>Drag a rectangle over the scan, or move one by the arrow keys (Shift: far, Alt: size) and press Enter. Esc ends it.</source>
        <translation>在扫描图上拖出一个区域，或用方向键移动（Shift：大步，Alt：改大小），再按回车。按 Esc 结束。</translation>
    </message>
    <message>
        <source>Attach scan</source>
        <translation>关联扫描图</translation>
    </message>
    <message>
        <source>Attaching the scan</source>
        <translation>正在关联扫描图</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Words to look for</source>
        <translation>输入要查找的词</translation>
    </message>
    <message>
        <source>Search the archive</source>
        <translation>检索档案</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>检索结果</translation>
    </message>
    <message>
        <source>Finds text, OCR text, tags, annotations and records.</source>
        <translation>可查正文、OCR 原文、标签、批注和著录。</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message numerus="yes">
        <source>The first %n hits; add words to narrow it down.</source>
        <translation>
            <numerusform>前 %n 处；请增加词语以缩小范围。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size of the page&apos;s text (%)</source>
        <translation>版面文字大小（%）</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Look for breaks when a page is opened</source>
        <translation>打开版面时自动查找断裂处</translation>
    </message>
    <message>
        <source>Least confidence of a sure proposal (%)</source>
        <translation>“有把握”的置信度下限（%）</translation>
    </message>
    <message>
        <source>Used by “Accept sure proposals”.</source>
        <translation>用于“采纳有把握的建议”。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Where to look</source>
        <translation>查找范围</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本版</translation>
    </message>
    <message>
        <source>This issue</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>The whole archive</source>
        <translation>整个档案</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>{key} moves between the parts of the window; choose another.</source>
        <translation>{key} 用于在窗口各部分之间移动，请另选。</translation>
    </message>
    <message>
        <source>{key} is needed for editing text; choose another.</source>
        <translation>编辑文字需要 {key}，请另选。</translation>
    </message>
    <message>
        <source>{key} alone is for typing; hold Ctrl or Alt with it.</source>
        <translation>单独的 {key} 用于打字，请同时按住 Ctrl 或 Alt。</translation>
    </message>
    <message>
        <source>{key} opens the menu “{menu}”; choose another.</source>
        <translation>{key} 用于打开菜单“{menu}”，请另选。</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Single keys in the repair queue</source>
        <translation>修复队列中的单键</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Use instead</source>
        <translation>改用于此</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加按键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>不设按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>新按键(&amp;K)</translation>
    </message>
    <message>
        <source>Not as it was delivered</source>
        <translation>与默认设置不同</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”. Used here, it is taken away there.</source>
        <translation>{key} 已用于“{action}”。改用于此后，原操作不再使用该按键。</translation>
    </message>
</context>
<context>
    <name>StopDialog</name>
    <message>
        <source>Work is still running</source>
        <translation>工作尚未完成</translation>
    </message>
    <message>
        <source>Still running: {titles}. Stop it and close? What was finished before is kept.</source>
        <translation>仍在进行：{titles}。要停止并关闭吗？已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Light and dark exchanged</source>
        <translation>明暗互换</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Lines that are in no passage</source>
        <translation>不在任何段中的行</translation>
    </message>
    <message>
        <source>Place after the line at hand</source>
        <translation>置于当前行之后</translation>
    </message>
    <message>
        <source>Place at the end</source>
        <translation>置于末尾</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) set aside</source>
        <translation>
            <numerusform>%n 行搁置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of noise</source>
        <translation>
            <numerusform>%n 行噪声</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreeDelegate</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 条待定</numerusform>
        </translation>
    </message>
</context>
</TS>
